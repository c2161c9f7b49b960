using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>The word at the beginning of a block; see <see cref="TlsfHeap"/>.</summary>
internal static class TlsfHeader
{
    /// <summary>The block is free.</summary>
    public const ulong Free = 1;

    /// <summary>The block before it is free, and the word before the header says how large that is.</summary>
    public const ulong PreviousFree = 2;

    private const int SealShift = 48;
    private const ulong SealMask = ulong.MaxValue << SealShift;
    private const ulong SizeMask = ~(SealMask | 15);
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Make(int block, int words, ulong flags) => ((ulong)(uint)words << 3) | flags | Seal(block);

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WordsOf(ulong header) => (int)((header & SizeMask) >> 3);

    /// <summary>Whether the seal is that of a block here.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSealed(int block, ulong header) => ((header ^ Seal(block)) & SealMask) == 0;

    /// <summary>Whether it is the header of a block here that is in use.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInUse(int block, ulong header) => ((header ^ Seal(block)) & (SealMask | Free)) == 0;

    /// <summary>Whether it is the header of a block here that is in use and of this size.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInUse(int block, ulong header, int words) => ((header ^ Make(block, words, 0)) & ~PreviousFree) == 0;

    /// <summary>Whether it is the header of a block here that follows one in use.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FollowsOneInUse(int block, ulong header) => ((header ^ Seal(block)) & (SealMask | PreviousFree)) == 0;

    /// <summary>The highest bits of a product that mixes the place.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Seal(int block) => ((ulong)(uint)block * Multiplier) & SealMask;
}
