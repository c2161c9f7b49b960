using Helix.Interfaces.Memory;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>Pages cut into objects. Guarded by the lock of its cache.</summary>
internal sealed class MemorySlab
{
    private readonly SlabObject[] _objects;
    private SlabObject? _free;

    public MemorySlab(SlabCache cache, MemoryBlock pages, int strideBytes, int count)
    {
        Cache = cache;
        Pages = pages;
        _objects = new SlabObject[count];
        for (int i = count - 1; i >= 0; i--)
        {
            _objects[i] = new SlabObject(cache, this, i * strideBytes) { NextFree = _free };
            _free = _objects[i];
        }
    }

    public SlabCache Cache { get; }

    public MemoryBlock Pages { get; }

    public MemorySlab? Next { get; set; }

    public MemorySlab? Previous { get; set; }

    /// <summary>How many objects are not here: with owners or in magazines.</summary>
    public int Out { get; private set; }

    public bool IsFull => _free is null;

    /// <summary>Prepares every object once.</summary>
    public void Construct(ObjectConstructor constructor)
    {
        foreach (SlabObject item in _objects)
        {
            constructor(item.Lend().Bytes);
            _ = item.TryReturn();
        }
    }

    public SlabObject Pop()
    {
        SlabObject item = _free!;
        _free = item.NextFree;
        item.NextFree = null;
        Out++;
        return item;
    }

    public void Push(SlabObject item)
    {
        item.NextFree = _free;
        _free = item;
        Out--;
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        int free = 0;
        for (SlabObject? item = _free; item is not null; item = item.NextFree, free++)
        {
            if (item.IsInUse || item.Slab != this || free >= _objects.Length)
            {
                return $"{Cache.Name}: the list of free objects is damaged";
            }
        }

        return free + Out == _objects.Length ? null : $"{Cache.Name}: {free} objects are free and {Out} are out of {_objects.Length}";
    }
}
