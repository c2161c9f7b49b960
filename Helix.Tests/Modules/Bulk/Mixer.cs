using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Helix.Tests.Modules.Bulk;

/// <summary>Mixes 16 words by additions, rotations and exclusive ors.</summary>
internal static class Mixer<TRotations>
    where TRotations : struct, IRotations
{
    /// <summary>Two rounds: the columns, the diagonals.</summary>
    public static void Mix(Span<uint> block)
    {
        Quarter(ref block[0], ref block[4], ref block[8], ref block[12]);
        Quarter(ref block[1], ref block[5], ref block[9], ref block[13]);
        Quarter(ref block[2], ref block[6], ref block[10], ref block[14]);
        Quarter(ref block[3], ref block[7], ref block[11], ref block[15]);
        Quarter(ref block[0], ref block[5], ref block[10], ref block[15]);
        Quarter(ref block[1], ref block[6], ref block[11], ref block[12]);
        Quarter(ref block[2], ref block[7], ref block[8], ref block[13]);
        Quarter(ref block[3], ref block[4], ref block[9], ref block[14]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        a += b;
        d = BitOperations.RotateLeft(d ^ a, TRotations.First);
        c += d;
        b = BitOperations.RotateLeft(b ^ c, TRotations.Second);
        a += b;
        d = BitOperations.RotateRight(d ^ a, TRotations.First);
        c += d;
        b = BitOperations.RotateRight(b ^ c, TRotations.Second);
    }
}
