using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// The frames of an allocator: the map of what they are in use as, the store of the free ones, and a cache for each processor.
/// </summary>
internal sealed class FrameDepot
{
    private readonly FrameStore _store;
    private readonly FrameCache[] _caches;
    private readonly IProcessors? _processors;

    /// <summary>The only processor's; null if there are several.</summary>
    private readonly FrameCache? _only;
    private readonly Gate _gate = new();
    private long _allocations;
    private long _frees;
    private long _failures;
    private long _peak;

    public FrameDepot(MemoryMap map, FrameStore store, IProcessors? processors)
    {
        Map = map;
        _store = store;
        _processors = processors;
        _caches = new FrameCache[processors?.Count ?? 1];
        for (int cpu = 0; cpu < _caches.Length; cpu++)
        {
            _caches[cpu] = new FrameCache();
        }

        _only = _caches.Length == 1 ? _caches[0] : null;
        foreach (PhysicalRegion region in map.Regions)
        {
            store.Give(MemoryMap.FirstOf(region), MemoryMap.CountOf(region));
        }
    }

    public MemoryMap Map { get; }

    public FrameStore Store => _store;

    private FrameCache OwnCache
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _only ?? FindOwnCache();
    }

    public long FreeFrames
    {
        get
        {
            long free = _store.Free;
            foreach (FrameCache cache in _caches)
            {
                free += cache.Count;
            }

            return free;
        }
    }

    /// <summary>Allocations, frees, failures, and the most frames that were not in the store.</summary>
    public (long Allocations, long Frees, long Failures, long Peak) Counts
    {
        get
        {
            (long allocations, long frees) = (_allocations, _frees);
            foreach (FrameCache cache in _caches)
            {
                allocations += cache.Allocations;
                frees += cache.Frees;
            }

            return (allocations, frees, _failures, _peak);
        }
    }

    public void RestoreCounts((long Allocations, long Frees, long Failures, long Peak) counts) =>
        (_allocations, _frees, _failures, _peak) = (counts.Allocations, counts.Frees, counts.Failures, Math.Max(counts.Peak, _peak));

    /// <summary>Takes a frame of 4 KiB from the processor's cache; -1 if there is none anywhere.</summary>
    [NoHeapAllocation]
    public long TakeSmall()
    {
        FrameCache cache = OwnCache;
        cache.Gate.Enter();
        if (cache.Count == 0 && !TryFill(cache))
        {
            cache.Gate.Exit();
            return Take(0, long.MaxValue);
        }

        long frame = cache.Pop();
        cache.Allocations++;
        cache.Gate.Exit();
        Map.SetUse(frame, FrameUse.Small);
        return frame;
    }

    /// <summary>Takes one page of a size below a limit; -1 if there is none.</summary>
    [NoHeapAllocation]
    public long Take(int order, long limit)
    {
        long frame = TakeFromStore(order, limit);
        if (frame < 0)
        {
            Trim();
            frame = TakeFromStore(order, limit);
        }

        return Note(frame);
    }

    /// <summary>Takes consecutive pages; -1 if there are none.</summary>
    [NoHeapAllocation]
    public long TakeRun(long count, int order)
    {
        long frame = -1;
        if (count <= Map.End >> order)
        {
            frame = TakeRunFromStore(count, order);
            if (frame < 0)
            {
                Trim();
                frame = TakeRunFromStore(count, order);
            }
        }

        return Note(frame);
    }

    /// <summary>Gives a page back; false if that is not in use as a page of this size.</summary>
    [NoHeapAllocation]
    public bool TryGive(long frame, int order)
    {
        if (order == 0 && frame >= FrameSizes.DmaEnd)
        {
            return Map.TryChange(frame, FrameUse.Small, FrameUse.Cached) && GiveSmall(frame);
        }

        if (!Map.TryChange(frame, FrameSizes.UseOf(order), FrameUse.Other))
        {
            return false;
        }

        _gate.Enter();
        _store.Give(frame, 1L << order);
        _frees++;
        _gate.Exit();
        return true;
    }

    /// <summary>Gives everything in the caches back to the store.</summary>
    [NoHeapAllocation]
    public void Trim()
    {
        foreach (FrameCache cache in _caches)
        {
            cache.Gate.Enter();
            Empty(cache, cache.Count);
            cache.Gate.Exit();
        }
    }

    /// <summary>Puts particular pages into use that are free; only while nothing else is called.</summary>
    public void Occupy(long frame, long pages, int order)
    {
        _store.TakeExactly(frame, pages << order);
        Mark(frame, pages, order);
        NotePeak();
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        long used = 0;
        long cached = 0;
        for (long frame = 0; frame < Map.End; frame++)
        {
            FrameUse use = Map.UseOf(frame);
            used += use switch { FrameUse.Small => 1, FrameUse.Large => 1 << 9, FrameUse.Huge => 1 << 18, _ => 0 };
            cached += use == FrameUse.Cached ? 1 : 0;
            if (use != FrameUse.Other && _store.FreeFrom(frame) > 0)
            {
                return $"frame {frame} is free and {use}";
            }
        }

        return used + FreeFrames != Map.TotalFrames ? $"{used} frames in use and {FreeFrames} free are not {Map.TotalFrames}"
            : cached + _store.Free != FreeFrames ? $"{cached} frames are marked as cached, {FreeFrames - _store.Free} are counted"
            : _store.CheckInvariants();
    }

    /// <summary>Puts a frame that is marked as cached into the processor's cache; always true.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool GiveSmall(long frame)
    {
        FrameCache cache = OwnCache;
        cache.Gate.Enter();
        if (cache.IsFull)
        {
            Empty(cache, FrameCache.Batch);
        }

        cache.Push(frame);
        cache.Frees++;
        cache.Gate.Exit();
        return true;
    }

    /// <summary>Fills an empty cache with a batch, as far as there are frames; false if there are none.</summary>
    [NoHeapAllocation]
    private bool TryFill(FrameCache cache)
    {
        Span<long> room = cache.Room();
        _gate.Enter();
        int count = _store.TakeBatch(room);
        foreach (long frame in room[..count])
        {
            Map.SetUse(frame, FrameUse.Cached);
        }

        NotePeak();
        _gate.Exit();
        cache.Added(count);
        return count > 0;
    }

    /// <summary>Gives frames back to the store, neighbours together.</summary>
    [NoHeapAllocation]
    private void Empty(FrameCache cache, int count)
    {
        ReadOnlySpan<long> frames = cache.PopMany(count);
        _gate.Enter();
        while (!frames.IsEmpty)
        {
            int run = FrameRuns.LengthOfFirst(frames);
            long first = Math.Min(frames[0], frames[run - 1]);
            for (long frame = first; frame < first + run; frame++)
            {
                Map.SetUse(frame, FrameUse.Other);
            }

            _store.Give(first, run);
            frames = frames[run..];
        }

        _gate.Exit();
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private FrameCache FindOwnCache() => _caches[_processors!.Current];

    [NoHeapAllocation]
    private long TakeFromStore(int order, long limit)
    {
        _gate.Enter();
        long frame = _store.Take(order, limit);
        if (frame >= 0)
        {
            Mark(frame, 1, order);
            NotePeak();
            _allocations++;
        }

        _gate.Exit();
        return frame;
    }

    [NoHeapAllocation]
    private long TakeRunFromStore(long count, int order)
    {
        _gate.Enter();
        long frame = _store.TakeRun(count << order, order);
        if (frame >= 0)
        {
            Mark(frame, count, order);
            NotePeak();
            _allocations++;
        }

        _gate.Exit();
        return frame;
    }

    [NoHeapAllocation]
    private void Mark(long frame, long pages, int order)
    {
        for (long page = 0; page < pages; page++)
        {
            Map.SetUse(frame + (page << order), FrameSizes.UseOf(order));
        }
    }

    [NoHeapAllocation]
    private void NotePeak() => _peak = Math.Max(_peak, Map.TotalFrames - _store.Free);

    [NoHeapAllocation]
    private long Note(long frame)
    {
        if (frame < 0)
        {
            _ = Interlocked.Increment(ref _failures);
        }

        return frame;
    }
}
