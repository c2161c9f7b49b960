using System.Runtime;
using System.Threading;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>Random bytes: seeds of hash codes and <c>Random</c>, <c>Guid.NewGuid</c>, cryptography.</summary>
internal static unsafe class Entropy
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    private static long s_weyl;

    /// <summary>0 on success; −1 when the machine has no source of entropy.</summary>
    [RuntimeExport("SystemNative_GetCryptographicallySecureRandomBytes")]
    internal static int FillSecure(byte* buffer, int count)
    {
        var fill = PlatformServices.Current.FillEntropy;
        return fill != null && fill(buffer, (nuint)count) != 0 ? 0 : -1;
    }

    /// <summary>Fills with bytes that differ from call to call: the machine's entropy, or a generator seeded by the clocks.</summary>
    [RuntimeExport("SystemNative_GetNonCryptographicallySecureRandomBytes")]
    internal static void Fill(byte* buffer, int count)
    {
        if (FillSecure(buffer, count) == 0)
        {
            return;
        }

        ulong seed = Clocks.Timestamp() ^ ((ulong)Clocks.SystemTime() << 20);
        ulong word = 0;
        for (int i = 0; i < count; i++, word >>= 8)
        {
            if ((i & 7) == 0)
            {
                word = Mix(seed + (ulong)Interlocked.Add(ref s_weyl, unchecked((long)GoldenRatio)));
            }

            buffer[i] = (byte)word;
        }
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
