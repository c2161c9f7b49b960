using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// Free frames of 4 KiB that a processor keeps for its next calls. Only that processor uses it, but for one that takes everything
/// out; so its gate is all but always open, and the line of memory that it is in stays with its processor.
/// </summary>
internal sealed class FrameCache
{
    /// <summary>How many frames go between a cache and the store at once.</summary>
    public const int Batch = 16;

    private readonly long[] _frames = new long[2 * Batch];

    public Gate Gate { get; } = new();

    public int Count { get; private set; }

    public bool IsFull => Count == _frames.Length;

    public long Allocations { get; set; }

    public long Frees { get; set; }

    /// <summary>Takes out what was put in last; there must be one.</summary>
    [NoHeapAllocation]
    public long Pop() => _frames[--Count];

    [NoHeapAllocation]
    public void Push(long frame) => _frames[Count++] = frame;
}
