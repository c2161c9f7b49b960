using System.Numerics;
using Helix.XSharp;

namespace Helix.Interfaces.Primitives;

/// <summary>
/// The places of bits in a word, by the instructions that every x86-64 processor has (BSF, BSR; Intel SDM 2A). May be
/// called anywhere; never blocks.
/// </summary>
public static partial class BitScan
{
    /// <summary>The place of the highest bit that is set, 0 to 63.</summary>
    /// <param name="word">Not 0, for which the answer is unspecified.</param>
    [NoHeapAllocation]
    [XSharpPlug("HelixHighestBit", Fallback = nameof(HighestInCSharp))]
    public static partial int Highest(ulong word);

    /// <summary>The place of the lowest bit that is set, 0 to 63.</summary>
    /// <param name="word">Not 0, for which the answer is unspecified.</param>
    [NoHeapAllocation]
    [XSharpPlug("HelixLowestBit", Fallback = nameof(LowestInCSharp))]
    public static partial int Lowest(ulong word);

    /// <summary>As <see cref="Highest"/>, without the instruction: for comparison, and on the host.</summary>
    /// <param name="word">Not 0.</param>
    [NoHeapAllocation]
    public static int HighestInCSharp(ulong word) => BitOperations.Log2(word);

    /// <summary>As <see cref="Lowest"/>, without the instruction: for comparison, and on the host.</summary>
    /// <param name="word">Not 0.</param>
    [NoHeapAllocation]
    public static int LowestInCSharp(ulong word) => BitOperations.TrailingZeroCount(word);
}
