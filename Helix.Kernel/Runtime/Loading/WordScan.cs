using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>Looks for words that point into a range of addresses: some two instructions for each word. Allocates nothing.</summary>
internal static unsafe class WordScan
{
    /// <summary>Bits that all addresses of a module area have in common, counted from the top.</summary>
    private const int AreaShift = 28;

    private const int WordsPerStep = 8;

    /// <summary>The first word of [word, end) that points into the range; the end if none does.</summary>
    public static ulong* Find(ulong* word, ulong* end, ulong start, ulong sizeBytes)
    {
        if (start >> AreaShift == (start + sizeBytes - 1) >> AreaShift)
        {
            Vector128<uint> area = Vector128.Create((uint)(start >> AreaShift));
            while (end - word >= WordsPerStep)
            {
                Vector128<uint> hits = Sse2.Or(Matches(word, area), Matches(word + 4, area));
                if (Sse2.MoveMask(hits.AsByte()) != 0)
                {
                    ulong* found = FindEach(word, word + WordsPerStep, start, sizeBytes);
                    if (found != word + WordsPerStep)
                    {
                        return found;
                    }
                }

                word += WordsPerStep;
            }
        }

        return FindEach(word, end, start, sizeBytes);
    }

    /// <summary>Which of four words have the area's bits 28 to 59.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Matches(ulong* word, Vector128<uint> area)
    {
        Vector128<ulong> low = Sse2.ShiftRightLogical(Sse2.LoadVector128(word), AreaShift);
        Vector128<ulong> high = Sse2.ShiftRightLogical(Sse2.LoadVector128(word + 2), AreaShift);
        return Sse2.CompareEqual(Sse.Shuffle(low.AsSingle(), high.AsSingle(), 0b10_00_10_00).AsUInt32(), area);
    }

    private static ulong* FindEach(ulong* word, ulong* end, ulong start, ulong sizeBytes)
    {
        while (word < end && *word - start >= sizeBytes)
        {
            word++;
        }

        return word < end ? word : end;
    }
}
