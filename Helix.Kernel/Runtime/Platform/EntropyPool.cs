using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// A key that whatever is hard to foresee is mixed into: the processor's random numbers where it has them, the clocks at
/// every request, the moments of interrupts. Output comes from ChaCha20 under that key, which is replaced after each request,
/// so that a later look at the pool does not give earlier output away. On a machine without a random number generator the
/// quality is that of the timings.
/// All methods may be called from any context; none blocks or allocates.
/// </summary>
public static unsafe class EntropyPool
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;
    private const int SeedWords = 4;

    private static Key s_key;
    private static InterruptLock s_lock;
    private static ulong s_requests;
    private static int s_nextWord;

    /// <summary>Mixes in a value that an onlooker does not know, such as a time stamp counter at an interrupt.</summary>
    public static void Stir(ulong value)
    {
        ulong state = s_lock.Enter();
        Mix(value);
        s_lock.Leave(state);
    }

    /// <summary>Fills a buffer.</summary>
    internal static void Fill(byte* buffer, int countBytes)
    {
        StirFromMachine();
        uint* block = stackalloc uint[ChaCha.BlockWords];
        while (countBytes > 0)
        {
            // Half of each block is output, the other half the next key.
            NextBlock(block);
            int part = countBytes < 32 ? countBytes : 32;
            CMemory.Copy(buffer, (byte*)block, (nuint)part);
            buffer += part;
            countBytes -= part;
        }
    }

    private static void StirFromMachine()
    {
        Stir(Clocks.Timestamp());
        Stir((ulong)Clocks.SystemTime());
        var fill = PlatformServices.Current.FillEntropy;
        ulong* seed = stackalloc ulong[SeedWords];
        if (fill != null && fill((byte*)seed, SeedWords * sizeof(ulong)) != 0)
        {
            for (int i = 0; i < SeedWords; i++)
            {
                Stir(seed[i]);
            }
        }
    }

    private static void NextBlock(uint* block)
    {
        ulong state = s_lock.Enter();
        ulong number = ++s_requests;
        uint* nonce = stackalloc uint[3];
        nonce[0] = (uint)number;
        nonce[1] = (uint)(number >> 32);
        nonce[2] = (uint)s_nextWord;

        // SAFETY: a static without references lies in the image and does not move.
        uint* key = (uint*)Unsafe.AsPointer(ref s_key);
        ChaCha.Block(key, 0, nonce, block);
        for (int i = 0; i < ChaCha.KeyWords; i++)
        {
            key[i] = block[ChaCha.KeyWords + i];
            block[ChaCha.KeyWords + i] = 0;
        }

        s_lock.Leave(state);
    }

    /// <summary>Adds into two words of the key, in turn; multiplication spreads every bit upwards.</summary>
    private static void Mix(ulong value)
    {
        int word = s_nextWord & 6;
        ulong old = s_key[word] | ((ulong)s_key[word + 1] << 32);
        ulong mixed = (old ^ value) * GoldenRatio;
        mixed ^= mixed >> 29;
        s_key[word] = (uint)mixed;
        s_key[word + 1] = (uint)(mixed >> 32);
        s_nextWord += 2;
    }

    [InlineArray(ChaCha.KeyWords)]
    private struct Key
    {
        private uint _first;
    }
}
