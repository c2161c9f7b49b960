using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// Free frames of 4 KiB that a processor keeps for its next calls. Only that processor uses it, but for one that takes everything
/// out; so its gate is all but always open, and the line of memory that it is in stays with its processor.
/// </summary>
internal sealed class FrameCache
{
    /// <summary>How many frames go between a cache and the store at once.</summary>
    public const int Batch = 32;

    private readonly long[] _frames = new long[2 * Batch];

    public Gate Gate { get; } = new();

    public int Count { get; private set; }

    public bool IsFull => Count == _frames.Length;

    public long Allocations { get; set; }

    public long Frees { get; set; }

    /// <summary>Takes out what was put in last; there must be one.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Pop()
    {
        int count = Count - 1;
        Count = count;
        return _frames[count];
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long frame)
    {
        int count = Count;
        _frames[count] = frame;
        Count = count + 1;
    }

    /// <summary>The places for one batch above what is there, of which <see cref="Added"/> says how many were filled; the cache is empty.</summary>
    [NoHeapAllocation]
    public Span<long> Room() => _frames.AsSpan(Count, Batch);

    [NoHeapAllocation]
    public void Added(int count) => Count += count;

    /// <summary>Takes out what was put in last.</summary>
    [NoHeapAllocation]
    public ReadOnlySpan<long> PopMany(int count)
    {
        Count -= count;
        return _frames.AsSpan(Count, count);
    }
}
