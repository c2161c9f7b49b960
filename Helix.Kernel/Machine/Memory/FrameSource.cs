namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// An allocator of physical memory outside the machine layer. Every function is called with interrupts off, never while another one runs,
/// and does not allocate on the managed heap. A failure of the allocator itself, such as an exception, is told by
/// <see cref="Failed"/> or -1; it is not asked again then.
/// </summary>
public unsafe struct FrameSource
{
    /// <summary>What a function answers instead of an address if the allocator has failed.</summary>
    public const ulong Failed = ulong.MaxValue - 1;

    /// <summary>What functions answer instead of a number if the allocator cannot be asked at this moment, which is not its fault.</summary>
    public const int NotNow = -2;

    /// <summary>Takes single frames of 4 KiB: addresses go to the buffer, at most so many. The number of them, 0 if there is no memory, or -1.</summary>
    public delegate*<ulong*, int, int> TakeMany;

    /// <summary>Gives single frames of 4 KiB back. The number that was accepted, or -1.</summary>
    public delegate*<ulong*, int, int> GiveMany;

    /// <summary>
    /// Takes frames of one size in a row: count, logarithm of the size in frames, and the frame below which they must lie, which is that of a
    /// zone's end if the count is 1, else none. The address, <see cref="FrameAllocator.None"/>, or <see cref="Failed"/>.
    /// </summary>
    public delegate*<ulong, int, ulong, ulong> TakeRun;

    /// <summary>Gives one frame back: address and logarithm of the size. 1 if it was accepted, 0, -1 or <see cref="NotNow"/>.</summary>
    public delegate*<ulong, int, int> Give;
}
