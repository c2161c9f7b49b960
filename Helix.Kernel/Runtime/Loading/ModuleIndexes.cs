using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// Numbers of loaded images. The linked objects have the first numbers; each thread's table of thread statics has a column for each number,
/// so the lowest free one is given out. A number comes back when its image is proved to be unused.
/// </summary>
internal static unsafe class ModuleIndexes
{
    /// <summary>Images that can be there at a time.</summary>
    public const int Capacity = 1024;

    private static Bits s_taken;

    /// <summary>Takes a number.</summary>
    /// <param name="linked">Number of linked objects.</param>
    /// <returns>The number, or -1 when all are taken.</returns>
    public static int Take(int linked)
    {
        // SAFETY: statics of blittable types never move.
        ulong* words = (ulong*)Unsafe.AsPointer(ref s_taken);
        for (int i = 0; i < Capacity / 64; i++)
        {
            if (words[i] != ulong.MaxValue)
            {
                int bit = System.Numerics.BitOperations.TrailingZeroCount(~words[i]);
                words[i] |= 1UL << bit;
                return linked + (i * 64) + bit;
            }
        }

        return -1;
    }

    /// <summary>Gives a number back.</summary>
    public static void Give(int linked, int index)
    {
        ulong* words = (ulong*)Unsafe.AsPointer(ref s_taken);
        int bit = index - linked;
        words[bit / 64] &= ~(1UL << (bit % 64));
    }

    [InlineArray(Capacity / 64)]
    private struct Bits
    {
        private ulong _first;
    }
}
