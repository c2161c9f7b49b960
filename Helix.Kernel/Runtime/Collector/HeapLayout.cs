namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Sizes that the parts of the collector share. An object reference points at the method table word; the object's storage
/// starts 8 bytes below it, with the header, so that an object of size n at address o occupies [o - 8, o - 8 + n).
/// </summary>
internal static class HeapLayout
{
    public const ulong PageBytes = 4096;
    public const int PageShift = 12;

    public const ulong BlockBytes = 32 * 1024;
    public const int BlockShift = 15;

    public const ulong LineBytes = 128;
    public const int LineShift = 7;
    public const int LinesPerBlock = (int)(BlockBytes / LineBytes);

    /// <summary>Bitmaps hold a bit for each 8 bytes: this many bytes of bitmap for a block, and 64-bit words.</summary>
    public const ulong BitmapBytesPerBlock = BlockBytes / 64;
    public const int BitmapWordsPerBlock = (int)(BitmapBytesPerBlock / 8);

    /// <summary>Bytes of an object below its address: the header.</summary>
    public const ulong HeaderBytes = 8;

    public const ulong MinimumObjectBytes = 24;

    /// <summary>Largest object that lives in a block; larger ones take pages of their own.</summary>
    public const ulong MaximumSmallObjectBytes = 8 * 1024;

    /// <summary>Objects above this size do not consume a hole of a used block when it is too small for them.</summary>
    public const ulong MediumObjectBytes = 2 * LineBytes;

    /// <summary>What a thread takes from the shared heap at a time, at most.</summary>
    public const ulong MaximumChunkBytes = 8 * 1024;

    /// <summary>A hole is worth a refill, a used block worth a visit, from this many free lines on.</summary>
    public const int MinimumHoleLines = 2;
    public const int MinimumFreeLines = 8;

    /// <summary>Blocks that stay committed for the allocations that report and handle a lack of memory.</summary>
    public const ulong ReserveBlocks = 8;
    public const ulong BlocksPerFailure = 2;

    /// <summary>Limits of the allocation budget between two collections, and its share of the memory.</summary>
    public const ulong SmallestBudgetBytes = 256 * 1024;
    public const ulong LowestBudgetBytes = 1024 * 1024;
    public const ulong HighestBudgetBytes = 16 * 1024 * 1024;
    public const ulong BudgetShareOfMaximum = 16;

    public static ulong RoundUp(ulong value, ulong powerOfTwo) => (value + powerOfTwo - 1) & ~(powerOfTwo - 1);
}
