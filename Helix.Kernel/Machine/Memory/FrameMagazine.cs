namespace Helix.Kernel.Machine.Memory;

/// <summary>Frames of 4 KiB that a processor keeps for its next requests, as addresses. Used with interrupts off.</summary>
public unsafe struct FrameMagazine
{
    /// <summary>Most frames in a magazine.</summary>
    public const int Capacity = 64;

    private fixed ulong _frames[Capacity];

    /// <summary>How many there are.</summary>
    public int Count { readonly get; private set; }

    /// <summary>Frames taken and given back so far.</summary>
    public ulong Allocations;
    public ulong Frees;

    /// <summary>Adds one; there must be room.</summary>
    public void Push(ulong frame) => _frames[Count++] = frame;

    /// <summary>Takes out what came last; there must be one.</summary>
    public ulong Pop() => _frames[--Count];
}
