using System.Runtime;
using System.Runtime.Intrinsics;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The C memory and string functions that compiled code calls by name. They must not call into the class library: its
/// copy and fill routines end in these very symbols. Nothing here blocks or allocates; all may be called from any context.
/// </summary>
internal static unsafe class CMemory
{
    private const nuint Block = 64;

    [RuntimeExport("memmove")]
    internal static void* Move(byte* target, byte* source, nuint count)
    {
        // One unsigned comparison: a target that does not start inside the source can be filled upwards.
        if ((nuint)target - (nuint)source >= count)
        {
            CopyUp(target, source, count);
        }
        else
        {
            CopyDown(target, source, count);
        }

        return target;
    }

    [RuntimeExport("memcpy")]
    internal static void* Copy(byte* target, byte* source, nuint count) => Move(target, source, count);

    [RuntimeExport("memset")]
    internal static void* Fill(byte* target, int value, nuint count)
    {
        byte* to = target;
        byte* end = target + count;
        Vector128<byte> pattern = Vector128.Create((byte)value);
        for (; count >= Block; count -= Block, to += Block)
        {
            pattern.Store(to);
            pattern.Store(to + 16);
            pattern.Store(to + 32);
            pattern.Store(to + 48);
        }

        for (; count >= 16; count -= 16, to += 16)
        {
            pattern.Store(to);
        }

        while (to != end)
        {
            *to++ = (byte)value;
        }

        return target;
    }

    [RuntimeExport("memcmp")]
    internal static int Compare(byte* left, byte* right, nuint count)
    {
        for (; count >= 8 && *(ulong*)left == *(ulong*)right; count -= 8)
        {
            left += 8;
            right += 8;
        }

        for (; count != 0; count--, left++, right++)
        {
            if (*left != *right)
            {
                return *left - *right;
            }
        }

        return 0;
    }

    [RuntimeExport("memchr")]
    internal static void* Find(byte* data, int value, nuint count)
    {
        for (; count != 0; count--, data++)
        {
            if (*data == (byte)value)
            {
                return data;
            }
        }

        return null;
    }

    [RuntimeExport("strlen")]
    internal static nuint Length(byte* text)
    {
        nuint length = 0;
        while (text[length] != 0)
        {
            length++;
        }

        return length;
    }

    [RuntimeExport("strcmp")]
    internal static int CompareText(byte* left, byte* right)
    {
        while (*left != 0 && *left == *right)
        {
            left++;
            right++;
        }

        return *left - *right;
    }

    private static void CopyUp(byte* to, byte* from, nuint count)
    {
        for (; count >= Block; count -= Block, to += Block, from += Block)
        {
            // All four loads come first, so that a source just above the target is read before it is overwritten.
            Vector128<byte> first = Vector128.Load(from);
            Vector128<byte> second = Vector128.Load(from + 16);
            Vector128<byte> third = Vector128.Load(from + 32);
            Vector128<byte> fourth = Vector128.Load(from + 48);
            first.Store(to);
            second.Store(to + 16);
            third.Store(to + 32);
            fourth.Store(to + 48);
        }

        for (; count >= 8; count -= 8, to += 8, from += 8)
        {
            *(ulong*)to = *(ulong*)from;
        }

        for (; count != 0; count--)
        {
            *to++ = *from++;
        }
    }

    private static void CopyDown(byte* to, byte* from, nuint count)
    {
        to += count;
        from += count;
        for (; count >= Block; count -= Block)
        {
            to -= Block;
            from -= Block;
            Vector128<byte> first = Vector128.Load(from);
            Vector128<byte> second = Vector128.Load(from + 16);
            Vector128<byte> third = Vector128.Load(from + 32);
            Vector128<byte> fourth = Vector128.Load(from + 48);
            first.Store(to);
            second.Store(to + 16);
            third.Store(to + 32);
            fourth.Store(to + 48);
        }

        for (; count >= 8; count -= 8)
        {
            to -= 8;
            from -= 8;
            *(ulong*)to = *(ulong*)from;
        }

        for (; count != 0; count--)
        {
            *--to = *--from;
        }
    }
}
