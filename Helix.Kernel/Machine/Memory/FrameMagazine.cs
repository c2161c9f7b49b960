using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// Frames of 4 KiB that a processor keeps for its next requests, as addresses. Used with interrupts off. Assembly code knows the fields
/// (<c>Frames.xs</c>).
/// </summary>
public unsafe struct FrameMagazine
{
    /// <summary>Most frames in a magazine.</summary>
    public const int Capacity = 64;

    private fixed ulong _frames[Capacity];

    /// <summary>How many there are.</summary>
    public ulong Count;

    /// <summary>Frames taken and given back so far.</summary>
    public ulong Allocations;
    public ulong Frees;

    /// <summary>Adds one; there must be room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(ulong frame) => _frames[Count++] = frame;

    /// <summary>Takes out what came last; there must be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Pop() => _frames[--Count];
}
