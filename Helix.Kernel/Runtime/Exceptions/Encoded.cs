namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Reads the variable-length and relative values of the unwind and exception tables. The tables are part of the image
/// and trusted; every method advances <c>cursor</c> past the value.
/// </summary>
internal static unsafe class Encoded
{
    /// <summary>DW_EH_PE_pcrel | DW_EH_PE_sdata4, the encoding the compiler uses (LSB, 10.5).</summary>
    public const byte PcRelativeInt32 = 0x1b;

    /// <summary>DW_EH_PE_absptr.</summary>
    public const byte Absolute = 0;

    /// <summary>An unsigned LEB128 number (DWARF 4, 7.6).</summary>
    public static uint Unsigned(ref byte* cursor)
    {
        uint value = *cursor++;
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7f;
        int shift = 7;
        byte next;
        do
        {
            next = *cursor++;
            value |= (uint)(next & 0x7f) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        return value;
    }

    /// <summary>A signed LEB128 number (DWARF 4, 7.6).</summary>
    public static int Signed(ref byte* cursor)
    {
        int value = 0;
        int shift = 0;
        byte next;
        do
        {
            next = *cursor++;
            value |= (next & 0x7f) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        return shift < 32 && (next & 0x40) != 0 ? value | (-1 << shift) : value;
    }

    /// <summary>
    /// An unsigned number of NativeFormat: the number of low one bits of the first byte says how many bytes follow.
    /// </summary>
    public static uint Native(ref byte* cursor)
    {
        uint first = *cursor;
        if ((first & 1) == 0)
        {
            cursor += 1;
            return first >> 1;
        }

        if ((first & 2) == 0)
        {
            uint value = *(ushort*)cursor;
            cursor += 2;
            return value >> 2;
        }

        if ((first & 4) == 0)
        {
            uint value = *(ushort*)cursor | ((uint)cursor[2] << 16);
            cursor += 3;
            return value >> 3;
        }

        if ((first & 8) == 0)
        {
            uint value = *(uint*)cursor;
            cursor += 4;
            return value >> 4;
        }

        uint whole = *(uint*)(cursor + 1);
        cursor += 5;
        return whole;
    }

    /// <summary>The address that a 4-byte distance from itself names.</summary>
    public static byte* SelfRelative(ref byte* cursor)
    {
        byte* target = cursor + *(int*)cursor;
        cursor += 4;
        return target;
    }

    /// <summary>A pointer in one of the two encodings in use; false for any other.</summary>
    public static bool Pointer(ref byte* cursor, byte encoding, out byte* value)
    {
        switch (encoding)
        {
            case PcRelativeInt32:
                value = SelfRelative(ref cursor);
                return true;
            case Absolute:
                value = *(byte**)cursor;
                cursor += 8;
                return true;
            default:
                value = null;
                return false;
        }
    }
}
