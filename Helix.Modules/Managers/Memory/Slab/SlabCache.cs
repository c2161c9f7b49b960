using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>
/// Objects of one size (Bonwick, USENIX 1994), with a magazine for each processor (Bonwick and Adams, USENIX 2001). Slabs with
/// free objects are in one list, those from which nothing is out at its end, so that partly used ones fill up first and whole
/// ones can be given back.
/// </summary>
public sealed class SlabCache : ObjectCache
{
    private const int PageBytes = 4096;
    private const int LargestObject = 65536;
    private const int LargestAlignment = 4096;
    private const int ObjectsWanted = 8;
    private const int MostTries = 100;

    private readonly Lock _gate = new();
    private readonly IPageSource _source;
    private readonly IProcessors? _processors;
    private readonly ObjectConstructor? _constructor;
    private readonly Magazine[] _magazines;

    /// <summary>The only processor's; null if there are several.</summary>
    private readonly Magazine? _only;
    private readonly int _strideBytes;
    private readonly int _slabBytes;
    private readonly SlabList _slabs = new();
    private bool _isDestroyed;

    private SlabCache(string name, int sizeBytes, int strideBytes, ObjectConstructor? constructor, IPageSource source, IProcessors? processors)
    {
        Name = name;
        ObjectSizeBytes = sizeBytes;
        _strideBytes = strideBytes;
        _slabBytes = (Math.Max(ObjectsWanted * strideBytes, PageBytes) + PageBytes - 1) / PageBytes * PageBytes;
        _constructor = constructor;
        _source = source;
        _processors = processors;
        _magazines = new Magazine[processors?.Count ?? 1];
        for (int i = 0; i < _magazines.Length; i++)
        {
            _magazines[i] = new Magazine();
        }

        _only = _magazines.Length == 1 ? _magazines[0] : null;
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override int ObjectSizeBytes { get; }

    /// <summary>Slabs that the cache has.</summary>
    public int Slabs { get; private set; }

    /// <summary>The size of the memory that it has, in bytes.</summary>
    public long HeldBytes => (long)Slabs * _slabBytes;

    /// <summary>Makes a cache; parameters and statuses as for <see cref="IMemManager.CreateCache"/>.</summary>
    /// <param name="name">For statistics.</param>
    /// <param name="sizeBytes">1 to 65536.</param>
    /// <param name="alignmentBytes">A power of two up to 4096.</param>
    /// <param name="constructor">Prepares new objects; null leaves them zero.</param>
    /// <param name="source">Where memory comes from.</param>
    /// <param name="processors">The processors; null is one.</param>
    public static Result<SlabCache> Create(
        string name, int sizeBytes, int alignmentBytes, ObjectConstructor? constructor, IPageSource source, IProcessors? processors)
    {
        if (sizeBytes is < 1 or > LargestObject || alignmentBytes is < 1 or > LargestAlignment
            || !BitOperations.IsPow2(alignmentBytes))
        {
            return Status.InvalidArgument;
        }

        int stride = (sizeBytes + alignmentBytes - 1) & -alignmentBytes;
        return new SlabCache(new string(name), sizeBytes, stride, constructor, source, processors);
    }

    /// <summary>Takes an object; as <see cref="IMemManager.AllocObj"/>.</summary>
    public override Result<MemoryBlock> AllocObj()
    {
        if (_only is not { } magazine)
        {
            return Answer(TakeFromOwn());
        }

        int count = magazine.Enter() - 1;
        SlabObject[] objects = magazine.Objects;
        if ((uint)count >= (uint)objects.Length)
        {
            return Answer(TakeSlowly(magazine, count + 1));
        }

        SlabObject item = objects[count];
        magazine.Exit(count);
        return Result<MemoryBlock>.Success(item.Lend());
    }

    /// <summary>Gives an object back; as <see cref="IMemManager.FreeObj"/>.</summary>
    public override Status FreeObj(MemoryBlock block)
    {
        if (block is not SlabObject item || item.Cache != this || !item.TryReturn())
        {
            return Status.InvalidArgument;
        }

        if (_only is not { } magazine)
        {
            return GiveToOwn(item);
        }

        int count = magazine.Enter();
        SlabObject[] objects = magazine.Objects;

        // What was taken last lies there still, and most often comes back first.
        if ((uint)count >= (uint)objects.Length || !ReferenceEquals(objects[count], item))
        {
            return GiveSlowly(magazine, count, item);
        }

        magazine.Exit(count + 1);
        return Status.Ok;
    }

    /// <summary>Gives memory that no object is in back to where it came from.</summary>
    /// <returns>How many slabs that were.</returns>
    public int Reap()
    {
        _ = TryEmptyMagazines();
        return GiveSlabs();
    }

    /// <summary>Ends the cache; as <see cref="IMemManager.DestroyCache"/>.</summary>
    public Status Destroy()
    {
        lock (_gate)
        {
            _isDestroyed = true;
        }

        // Who reaps as memory is short holds a magazine for a moment; a constructor that destroys its own cache does for ever.
        var wait = default(SpinWait);
        bool isFree = TryEmptyMagazines();
        for (int tries = 0; !isFree && tries < MostTries; tries++)
        {
            wait.SpinOnce();
            isFree = TryEmptyMagazines();
        }

        _ = GiveSlabs();
        lock (_gate)
        {
            _isDestroyed = isFree && Slabs == 0;
            return _isDestroyed ? Status.Ok : Status.InUse;
        }
    }

    /// <summary>What is wrong; null if nothing is. Called while nothing else is.</summary>
    public string? CheckInvariants() => _slabs.CheckInvariants() is { } wrong ? $"{Name}: {wrong}" : null;

    /// <summary>
    /// What the slow ways say. They answer objects, as a result would have to be kept on the stack, and the cache is not asked, as it would have to be kept
    /// during the call: the quick way would pay for both.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Result<MemoryBlock> Answer(SlabObject? item) =>
        item is null ? Status.OutOfMemory : item.IsGone ? Status.InvalidArgument : Result<MemoryBlock>.Success(item.Lend());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SlabObject? TakeFromOwn()
    {
        Magazine magazine = _magazines[_processors!.Current];
        int count = magazine.Enter();
        if (count <= 0)
        {
            return TakeSlowly(magazine, count);
        }

        SlabObject item = magazine.Objects[count - 1];
        magazine.Exit(count - 1);
        return item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Status GiveToOwn(SlabObject item)
    {
        Magazine magazine = _magazines[_processors!.Current];
        return GiveSlowly(magazine, magazine.Enter(), item);
    }

    /// <summary>The magazine is held by another thread, or by this one and empty.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private SlabObject? TakeSlowly(Magazine magazine, int count)
    {
        SlabObject? item = count == HeldCount.Held ? TakeFromSlabs() : TakeFromSlabs(magazine, count);
        return item is null && Volatile.Read(ref _isDestroyed) ? SlabObject.Gone : item;
    }

    private SlabObject? TakeFromSlabs()
    {
        lock (_gate)
        {
            return _slabs.First is not null || Grow().IsOk() ? Pop() : null;
        }
    }

    /// <summary>Fills a magazine, which is held and empty, and takes one of its objects; null if there are none.</summary>
    private SlabObject? TakeFromSlabs(Magazine magazine, int count)
    {
        try
        {
            return Load(magazine, ref count) ? magazine.Objects[--count] : null;
        }
        finally
        {
            magazine.Exit(count);
        }
    }

    /// <summary>The magazine is held by another thread, or by this one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Status GiveSlowly(Magazine magazine, int count, SlabObject item)
    {
        if (count == HeldCount.Held)
        {
            lock (_gate)
            {
                Return(item);
            }

            return Status.Ok;
        }

        if (count == Magazine.Capacity)
        {
            count -= Magazine.Batch;
            Return(magazine, count, Magazine.Batch);
        }

        magazine.Objects[count] = item;
        magazine.Exit(count + 1);
        return Status.Ok;
    }

    private bool Load(Magazine magazine, ref int count)
    {
        lock (_gate)
        {
            if (_slabs.First is null && Grow().IsError())
            {
                return false;
            }

            while (_slabs.First is not null && count < Magazine.Batch)
            {
                magazine.Objects[count++] = Pop();
            }

            return true;
        }
    }

    private void Return(Magazine magazine, int first, int count)
    {
        lock (_gate)
        {
            for (int place = first; place < first + count; place++)
            {
                Return(magazine.Objects[place]);
            }
        }
    }

    /// <summary>Takes memory for another slab. If the constructor throws, the memory goes back and the exception on.</summary>
    private Status Grow()
    {
        Result<MemoryBlock> pages = _isDestroyed ? Status.InvalidArgument : _source.TakePages(_slabBytes);
        if (pages.Status.IsError())
        {
            return pages.Status;
        }

        bool isKept = false;
        try
        {
            var slab = new MemorySlab(this, pages.Value, _strideBytes, _slabBytes / _strideBytes);
            if (_constructor is not null)
            {
                slab.Construct(_constructor);
            }

            _slabs.AddLast(slab);
            Slabs++;
            isKept = true;
            return Status.Ok;
        }
        finally
        {
            if (!isKept)
            {
                _source.GivePages(pages.Value);
            }
        }
    }

    /// <summary>Brings the magazines' objects back to their slabs; false if others hold some of them.</summary>
    private bool TryEmptyMagazines()
    {
        bool isDone = true;
        foreach (Magazine magazine in _magazines)
        {
            int count = magazine.Enter();
            if (count == HeldCount.Held)
            {
                isDone = false;
                continue;
            }

            Return(magazine, 0, count);
            magazine.Clear();
            magazine.Exit(0);
        }

        return isDone;
    }

    /// <summary>Gives slabs back from which nothing is out, and answers how many those were.</summary>
    private int GiveSlabs()
    {
        int given = 0;
        lock (_gate)
        {
            for (; _slabs.Last is { Out: 0 } slab; given++)
            {
                _slabs.Remove(slab);
                Slabs--;
                _source.GivePages(slab.Pages);
            }
        }

        return given;
    }

    private SlabObject Pop()
    {
        MemorySlab slab = _slabs.First!;
        SlabObject item = slab.Pop();
        if (slab.IsFull)
        {
            _slabs.Remove(slab);
        }

        return item;
    }

    private void Return(SlabObject item)
    {
        MemorySlab slab = item.Slab;
        bool wasFull = slab.IsFull;
        slab.Push(item);
        if (!wasFull && slab.Out > 0)
        {
            return;
        }

        if (!wasFull)
        {
            _slabs.Remove(slab);
        }

        if (slab.Out == 0)
        {
            _slabs.AddLast(slab);
        }
        else
        {
            _slabs.AddFirst(slab);
        }
    }
}
