using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Managers.Memory.Checks;
using Helix.Modules.Managers.Memory.Slab;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// Memory outside the managed heap: blocks of a two-level heap, and object caches. With <c>memory-manager.checks=yes</c>, and in DEBUG_ASSERT
/// builds, blocks are watched and what is done wrong is logged with the module that did it. <c>memory-manager.heap-mib</c> (1024) is how large
/// the heap may become.
/// </summary>
[HelixModule("memory-manager", Description = "Memory outside the managed heap", Flags = ModuleFlags.KernelSpace)]
[Provides<IMemManager>]
[Provides<IMemoryOwners>]
[Provides<IMemMan>]
[Requires<IVirtualMemory>]
public sealed class MemoryManagerModule : Module, IMemManager, IMemoryOwners, IMemMan, ISelfChecking
{
    private const int HeapMiB = 1024;
    private const int MostMiB = 2047;
    private const int MiBShift = 20;
    private const int RealignmentBytes = 16;

    private readonly Lock _gate = new();
    private readonly List<OwnedCache> _caches = [];
    private IProcessors? _processors;
    private PageSource _pages = null!;
    private BlockHeap _heap = null!;
    private BlockStore _own = null!;
    private bool _checks;

    /// <inheritdoc />
    public MemManagerStatistics Statistics
    {
        get
        {
            (long blocks, long used, long peak, long held) = _heap.Counts;
            lock (_gate)
            {
                foreach (OwnedCache cache in _caches)
                {
                    held += cache.Cache.HeldBytes;
                }

                return new MemManagerStatistics(blocks, used, held, peak, _caches.Count);
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<OwnerUsage> Usage
    {
        get
        {
            var owners = new SortedDictionary<string, OwnerUsage>(StringComparer.Ordinal);
            _heap.Count(owners);
            foreach (OwnedCache cache in Snapshot())
            {
                OwnerUsage usage = owners.GetValueOrDefault(cache.Owner, new OwnerUsage(cache.Owner, 0, 0, 0));
                owners[cache.Owner] = usage with { Caches = usage.Caches + 1 };
            }

            return [.. owners.Values];
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<CacheStatistics> Caches => Array.ConvertAll(
        Snapshot(),
        static owned => new CacheStatistics(
            owned.Cache.Name, owned.Owner, owned.Cache.ObjectSizeBytes, owned.Cache.Slabs, owned.Cache.HeldBytes));

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        IVirtualMemory addresses = context.Get<IVirtualMemory>()!;
        _processors = context.Get<IProcessors>();
        _pages = new PageSource(addresses);
        AlwaysCheck();
        _checks |= context.GetConfig("checks", "no") == "yes";
        int heapBytes = Math.Clamp(context.GetConfig("heap-mib", HeapMiB), 1, MostMiB) << MiBShift;
        Result<BlockHeap> heap = BlockHeap.Create(addresses, heapBytes, _checks ? Report : null, ReportLost);
        if (!heap.TryGet(out _heap!))
        {
            return heap.Status;
        }

        Result<BlockStore> own = _heap.Open("");
        _own = own.Or(null!);
        return status.IsError() ? status : own.Status;
    }

    /// <inheritdoc />
    public override Status Cleanup()
    {
        // Whoever still has a block would use memory that is not there.
        return Snapshot().Length > 0 ? Status.InUse : _heap.Close();
    }

    /// <inheritdoc />
    public Result<MemoryBlock> Alloc(int sizeBytes, int alignmentBytes) => _own.Alloc(sizeBytes, alignmentBytes);

    /// <inheritdoc />
    public Result<BlockStore> OpenStore() => _own;

    /// <inheritdoc />
    public Result<BlockStore> OpenFor(string owner) => _heap.Open(owner);

    /// <inheritdoc />
    public Status Free(MemoryBlock block) => _own.Free(block);

    /// <inheritdoc />
    public Result<MemoryBlock> Realloc(MemoryBlock block, int sizeBytes)
    {
        if (block is not HeapBlock mine || mine.Shelf.Heap != _heap || mine.Bytes.IsEmpty)
        {
            return Status.InvalidArgument;
        }

        Result<MemoryBlock> made = mine.Shelf.Owner.Alloc(sizeBytes, RealignmentBytes);
        if (made.TryGet(out MemoryBlock? larger))
        {
            mine.Bytes[..Math.Min(mine.SizeBytes, sizeBytes)].CopyTo(larger.Bytes);
            _ = Free(mine);
        }

        return made;
    }

    /// <inheritdoc />
    public Result<ObjectCache> CreateCache(string name, int objectSizeBytes, int alignmentBytes, ObjectConstructor? constructor) =>
        CreateCacheFor("", name, objectSizeBytes, alignmentBytes, constructor);

    /// <inheritdoc />
    public Result<ObjectCache> CreateCacheFor(
        string owner, string name, int objectSizeBytes, int alignmentBytes, ObjectConstructor? constructor)
    {
        Result<SlabCache> made = SlabCache.Create(name, objectSizeBytes, alignmentBytes, constructor, _pages, _processors);
        if (!made.TryGet(out SlabCache? cache))
        {
            return made.Status;
        }

        lock (_gate)
        {
            _caches.Add(new OwnedCache(cache, owner));
        }

        return cache;
    }

    /// <inheritdoc />
    public Status DestroyCache(ObjectCache cache)
    {
        lock (_gate)
        {
            int place = _caches.FindIndex(owned => ReferenceEquals(owned.Cache, cache));
            Status status = place < 0 ? Status.InvalidArgument : _caches[place].Cache.Destroy();
            if (status.IsOk())
            {
                _caches.RemoveAt(place);
            }

            return status;
        }
    }

    /// <inheritdoc />
    public Result<MemoryBlock> AllocObj(ObjectCache cache) => cache is SlabCache mine ? mine.AllocObj() : Status.InvalidArgument;

    /// <inheritdoc />
    public Status FreeObj(ObjectCache cache, MemoryBlock block) => cache is SlabCache mine ? mine.FreeObj(block) : Status.InvalidArgument;

    /// <inheritdoc />
    public long Reap()
    {
        long reaped = _heap.Reap();
        foreach (OwnedCache owned in Snapshot())
        {
            long before = owned.Cache.HeldBytes;
            _ = owned.Cache.Reap();
            reaped += Math.Max(before - owned.Cache.HeldBytes, 0);
        }

        return reaped;
    }

    /// <inheritdoc />
    public Status Copy(ReadOnlySpan<byte> source, Span<byte> destination) =>
        source.TryCopyTo(destination) ? Status.Ok : Status.BufferTooSmall;

    /// <inheritdoc />
    public void Fill(Span<byte> destination, byte value) => destination.Fill(value);

    /// <inheritdoc />
    public int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.CommonPrefixLength(right);

    /// <inheritdoc />
    public override Status Check() => CheckInvariants() is null ? Status.Ok : Status.Corrupt;

    /// <inheritdoc />
    public string? CheckInvariants()
    {
        string? wrong = _heap.CheckInvariants();
        foreach (OwnedCache owned in Snapshot())
        {
            wrong ??= owned.Cache.CheckInvariants();
        }

        return wrong;
    }

    [Conditional("DEBUG_ASSERT")]
    private void AlwaysCheck() => _checks = true;

    private void ReportLost(HeapBlock block) => Context.Log.Write(
        LogLevel.Error,
        $"block of '{block.Shelf.Owner.Name}' at {block.Address:x}, {block.SizeBytes} bytes, cannot be freed: what is beside it was overwritten");

    private OwnedCache[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _caches];
        }
    }

    private void Report(HeapViolation violation)
    {
        string what = violation.Kind switch
        {
            HeapViolationKind.DoubleFree => "freed twice",
            HeapViolationKind.ForeignFree => "freed, though it is no block",
            HeapViolationKind.Underrun => "written before its beginning",
            HeapViolationKind.Overrun => "written behind its end",
            _ => "used after it was freed",
        };
        Context.Log.Write(
            LogLevel.Error,
            $"block of '{violation.Owner}' at {violation.Address:x}, {violation.SizeBytes} bytes, {what}: byte {violation.OffsetBytes}");
    }
}
