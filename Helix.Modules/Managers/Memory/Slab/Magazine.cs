using System.Threading;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>
/// Free objects that a processor keeps. A thread that is stopped while it holds one must not make others wait, so one that is
/// held is passed over.
/// </summary>
internal sealed class Magazine
{
    /// <summary>How many objects go between a magazine and the slabs at once.</summary>
    public const int Batch = 8;

    private readonly SlabObject?[] _objects = new SlabObject?[2 * Batch];
    private int _held;

    public int Count { get; private set; }

    public bool IsFull => Count == _objects.Length;

    public bool TryEnter() => Interlocked.Exchange(ref _held, 1) == 0;

    public void Exit() => Volatile.Write(ref _held, 0);

    public void Push(SlabObject item) => _objects[Count++] = item;

    public SlabObject Pop()
    {
        SlabObject item = _objects[--Count]!;
        _objects[Count] = null;
        return item;
    }
}
