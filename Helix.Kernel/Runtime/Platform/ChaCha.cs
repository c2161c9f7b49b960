using System.Numerics;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>The ChaCha20 block function (RFC 8439, 2.3): 64 unpredictable bytes from a key and a counter.</summary>
internal static unsafe class ChaCha
{
    internal const int KeyWords = 8;
    internal const int BlockWords = 16;

    private const int DoubleRounds = 10;

    /// <summary>Writes one block of 16 words. The nonce takes three words, the key eight.</summary>
    internal static void Block(uint* key, uint counter, uint* nonce, uint* output)
    {
        uint* state = stackalloc uint[BlockWords];
        state[0] = 0x61707865;
        state[1] = 0x3320646E;
        state[2] = 0x79622D32;
        state[3] = 0x6B206574;
        for (int i = 0; i < KeyWords; i++)
        {
            state[4 + i] = key[i];
        }

        state[12] = counter;
        for (int i = 0; i < 3; i++)
        {
            state[13 + i] = nonce[i];
        }

        for (int i = 0; i < BlockWords; i++)
        {
            output[i] = state[i];
        }

        Scramble(output);
        for (int i = 0; i < BlockWords; i++)
        {
            output[i] += state[i];
        }
    }

    private static void Scramble(uint* x)
    {
        for (int i = 0; i < DoubleRounds; i++)
        {
            QuarterRound(ref x[0], ref x[4], ref x[8], ref x[12]);
            QuarterRound(ref x[1], ref x[5], ref x[9], ref x[13]);
            QuarterRound(ref x[2], ref x[6], ref x[10], ref x[14]);
            QuarterRound(ref x[3], ref x[7], ref x[11], ref x[15]);
            QuarterRound(ref x[0], ref x[5], ref x[10], ref x[15]);
            QuarterRound(ref x[1], ref x[6], ref x[11], ref x[12]);
            QuarterRound(ref x[2], ref x[7], ref x[8], ref x[13]);
            QuarterRound(ref x[3], ref x[4], ref x[9], ref x[14]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void QuarterRound(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        a += b;
        d = BitOperations.RotateLeft(d ^ a, 16);
        c += d;
        b = BitOperations.RotateLeft(b ^ c, 12);
        a += b;
        d = BitOperations.RotateLeft(d ^ a, 8);
        c += d;
        b = BitOperations.RotateLeft(b ^ c, 7);
    }
}
