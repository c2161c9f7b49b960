using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>SHA-256 (FIPS 180-4, 5.1.1 and 6.2); some seventy instructions for each byte, no memory.</summary>
public static class Sha256
{
    /// <summary>Length of a hash, bytes.</summary>
    public const int HashBytes = 32;

    private const int BlockBytes = 64;
    private const int LengthBytes = 8;
    private const int StateWords = 8;

    // FIPS 180-4, 4.2.2.
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    // FIPS 180-4, 5.3.3.
    private static ReadOnlySpan<uint> InitialState =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Computes a hash.</summary>
    /// <param name="data">The message.</param>
    /// <param name="hash">At least <see cref="HashBytes"/> bytes, which receive it.</param>
    public static void Compute(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        Span<uint> state = stackalloc uint[StateWords];
        Span<uint> schedule = stackalloc uint[BlockBytes];
        InitialState.CopyTo(state);
        ReadOnlySpan<byte> rest = data;
        for (; rest.Length >= BlockBytes; rest = rest[BlockBytes..])
        {
            Add(state, schedule, rest);
        }

        // 5.1.1: a one bit, zeros, and the message's length in bits.
        Span<byte> last = stackalloc byte[2 * BlockBytes];
        last.Clear();
        rest.CopyTo(last);
        last[rest.Length] = 0x80;
        int length = rest.Length < BlockBytes - LengthBytes ? BlockBytes : 2 * BlockBytes;
        BinaryPrimitives.WriteUInt64BigEndian(last[(length - LengthBytes)..], (ulong)data.Length * 8);
        for (int block = 0; block < length; block += BlockBytes)
        {
            Add(state, schedule, last[block..]);
        }

        for (int i = 0; i < StateWords; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash[(4 * i)..], state[i]);
        }
    }

    private static void Add(Span<uint> state, Span<uint> schedule, ReadOnlySpan<byte> block)
    {
        FillSchedule(schedule, block[..BlockBytes]);
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];

        // Eight rounds bring each variable back to its place, so that none has to be moved.
        for (int i = 0; i < BlockBytes; i += 8)
        {
            ReadOnlySpan<uint> words = schedule.Slice(i, 8);
            Round(a, b, c, ref d, e, f, g, ref h, words[0]);
            Round(h, a, b, ref c, d, e, f, ref g, words[1]);
            Round(g, h, a, ref b, c, d, e, ref f, words[2]);
            Round(f, g, h, ref a, b, c, d, ref e, words[3]);
            Round(e, f, g, ref h, a, b, c, ref d, words[4]);
            Round(d, e, f, ref g, h, a, b, ref c, words[5]);
            Round(c, d, e, ref f, g, h, a, ref b, words[6]);
            Round(b, c, d, ref e, f, g, h, ref a, words[7]);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    /// <summary>A round (6.2.2, step 3). The word is the schedule's, with the round's constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint word)
    {
        h += word + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25))
            + (g ^ (e & (f ^ g)));
        d += h;
        h += (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22))
            + ((a & b) | (c & (a | b)));
    }

    /// <summary>The schedule (6.2.2, step 1), each word with its round's constant added.</summary>
    private static void FillSchedule(Span<uint> schedule, ReadOnlySpan<byte> block)
    {
        for (int i = 0; i < 16; i++)
        {
            schedule[i] = BinaryPrimitives.ReadUInt32BigEndian(block.Slice(4 * i, sizeof(uint)));
        }

        // Slices of a length that the compiler knows: one check of bounds for each word.
        for (int i = 0; i < BlockBytes - 16; i++)
        {
            Span<uint> words = schedule.Slice(i, 17);
            uint early = words[1];
            uint late = words[14];
            uint s0 = BitOperations.RotateRight(early, 7) ^ BitOperations.RotateRight(early, 18) ^ (early >> 3);
            uint s1 = BitOperations.RotateRight(late, 17) ^ BitOperations.RotateRight(late, 19) ^ (late >> 10);
            words[16] = words[0] + s0 + words[9] + s1;
        }

        for (int i = 0; i < BlockBytes; i += 4)
        {
            Span<uint> words = schedule.Slice(i, 4);
            ReadOnlySpan<uint> constants = Constants.Slice(i, 4);
            words[0] += constants[0];
            words[1] += constants[1];
            words[2] += constants[2];
            words[3] += constants[3];
        }
    }
}
