using System;
using System.Runtime.InteropServices;

namespace Helix.Tests.Unit.Collector;

/// <summary>Method tables made by hand, with reference maps below them, as the compiler lays them out.</summary>
internal static unsafe class TypeTable
{
    private const uint ComponentFlag = 0x8000_0000, PointersFlag = 0x0100_0000, FinalizerFlag = 0x0010_0000;
    private const int BytesBelow = 128, BytesAbove = 64;

    /// <summary>Three references and one number: fields at 8, 16, 24 and 32.</summary>
    public static readonly nint Node = Fixed(48, 0, [(8, 24)]);

    /// <summary>References at 8 and 24, a number between them at 16: two series.</summary>
    public static readonly nint Split = Fixed(40, 0, [(24, 8), (8, 8)]);

    /// <summary>Two numbers.</summary>
    public static readonly nint Leaf = Fixed(32, 0, []);

    /// <summary>As <see cref="Node"/>, with a finalizer.</summary>
    public static readonly nint Finalizable = Fixed(48, FinalizerFlag, [(8, 24)]);

    public static readonly nint ByteArray = Make(ComponentFlag | 1, 24, []);
    public static readonly nint String = Make(ComponentFlag | 2, 22, []);

    /// <summary>Array of references: they start at 16.</summary>
    public static readonly nint ObjectArray = Make(ComponentFlag | PointersFlag | 8, 24, [1, 16, -24]);

    /// <summary>Array of structs: reference, number, reference, reference, number; 40 bytes each.</summary>
    public static readonly nint StructArray = Make(ComponentFlag | PointersFlag | 40, 24, [-2, 16, Item(1, 8), Item(2, 8)]);

    private static long Item(uint references, uint skipBytes) => references | (long)skipBytes << 32;

    private static nint Fixed(uint baseSize, uint flags, (int Start, int Bytes)[] series)
    {
        if (series.Length == 0)
        {
            return Make(flags, baseSize, []);
        }

        long[] map = new long[1 + (2 * series.Length)];
        map[0] = series.Length;
        for (int i = 0; i < series.Length; i++)
        {
            map[1 + (2 * i)] = series[i].Start;
            map[2 + (2 * i)] = series[i].Bytes - baseSize;
        }

        return Make(flags | PointersFlag, baseSize, map);
    }

    /// <summary>The map's words go downward from the method table.</summary>
    private static nint Make(uint flags, uint baseSize, ReadOnlySpan<long> map)
    {
        byte* memory = (byte*)NativeMemory.AllocZeroed(BytesBelow + BytesAbove);
        byte* type = memory + BytesBelow;
        ((uint*)type)[0] = flags;
        ((uint*)type)[1] = baseSize;
        for (int i = 0; i < map.Length; i++)
        {
            ((long*)type)[-1 - i] = map[i];
        }

        return (nint)type;
    }
}
