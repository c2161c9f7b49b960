using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>The word at the beginning of a block; see <see cref="TlsfHeap{TMemory}"/>.</summary>
internal static class TlsfHeader
{
    private const int SealShift = 48;
    private const ulong SizeMask = ((1UL << SealShift) - 1) & ~15UL;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    [NoHeapAllocation]
    public static ulong Make(long block, long size, TlsfFlags flags)
    {
        ulong header = (ulong)size | (ulong)flags;
        return header | Seal(block, header);
    }

    [NoHeapAllocation]
    public static long SizeOf(ulong header) => (long)(header & SizeMask);

    [NoHeapAllocation]
    public static TlsfFlags FlagsOf(ulong header) => (TlsfFlags)(header & (ulong)(TlsfFlags.Free | TlsfFlags.PreviousFree));

    /// <summary>Whether the seal is that of a block at this address.</summary>
    [NoHeapAllocation]
    public static bool IsSealed(long block, ulong header) => header >> SealShift == Seal(block, header) >> SealShift;

    /// <summary>The highest bits of a product that mixes the address with the size and the free bit.</summary>
    [NoHeapAllocation]
    private static ulong Seal(long block, ulong header) =>
        (((ulong)block ^ ((header & (SizeMask | (ulong)TlsfFlags.Free)) << 13) ^ 0x5A5A) * Multiplier) >> SealShift << SealShift;
}
