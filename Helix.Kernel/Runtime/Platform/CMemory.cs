using System.Runtime;
using System.Runtime.Intrinsics;
using Helix.XSharp;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The C memory and string functions that compiled code calls by name. They must not call into the class library: its
/// copy and fill routines end in these very symbols. Nothing here blocks or allocates; all may be called from any context. Long copies
/// and fills end in <c>CMemory.xs</c>, of which everything has its counterpart here.
/// </summary>
internal static unsafe partial class CMemory
{
    private const nuint Block = 64;

    /// <summary>What is at least so long is copied by the repeated instruction, which takes a while to get going.</summary>
    private const nuint LongCopy = 512;

    /// <summary>What is at least so long is filled in pieces of twice a block.</summary>
    private const nuint LongFill = 256;

    [RuntimeExport("memmove")]
    internal static void* Move(byte* target, byte* source, nuint count)
    {
        // One unsigned comparison: a target that does not start inside the source can be filled upwards.
        bool isUp = (nuint)target - (nuint)source >= count;
        if (isUp && count >= LongCopy)
        {
            nuint done = count & ~(nuint)7;
            CopyWords((ulong*)target, (ulong*)source, done / 8);
            CopyUp(target + done, source + done, count - done);
        }
        else if (isUp)
        {
            CopyUp(target, source, count);
        }
        else
        {
            CopyDown(target, source, count);
        }

        return target;
    }

    /// <summary>As memmove, without X#: for comparison.</summary>
    [RuntimeExport("HelixMoveInCSharp")]
    internal static void MoveInCSharp(byte* target, byte* source, nuint count)
    {
        if ((nuint)target - (nuint)source >= count)
        {
            CopyUp(target, source, count);
        }
        else
        {
            CopyDown(target, source, count);
        }
    }

    [RuntimeExport("memcpy")]
    internal static void* Copy(byte* target, byte* source, nuint count) => Move(target, source, count);

    [RuntimeExport("memset")]
    internal static void* Fill(byte* target, int value, nuint count)
    {
        nuint done = 0;
        if (count >= LongFill)
        {
            done = count & ~((2 * Block) - 1);
            FillBlocks(target, (byte)value * 0x0101_0101_0101_0101UL, done / (2 * Block));
        }

        FillInCSharp(target + done, (byte)value, count - done);
        return target;
    }

    /// <summary>As memset, without X#: for comparison, and for what is short.</summary>
    [RuntimeExport("HelixFillInCSharp")]
    internal static void FillInCSharp(byte* to, byte value, nuint count)
    {
        byte* end = to + count;
        Vector128<byte> pattern = Vector128.Create(value);
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
            *to++ = value;
        }
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

    /// <summary>Copies words, the lowest first. A fault is one of the caller.</summary>
    [XSharpPlug("HelixCopyWords", Fallback = nameof(CopyWordsInCSharp))]
    private static unsafe partial void CopyWords(ulong* to, ulong* from, nuint words);

    /// <summary>Fills pieces of 128 bytes. A fault is one of the caller.</summary>
    [XSharpPlug("HelixFillBlocks", Fallback = nameof(FillBlocksInCSharp))]
    private static unsafe partial void FillBlocks(byte* to, ulong pattern, nuint pieces);

    private static void CopyWordsInCSharp(ulong* to, ulong* from, nuint words)
    {
        for (; words != 0; words--)
        {
            *to++ = *from++;
        }
    }

    private static void FillBlocksInCSharp(byte* to, ulong pattern, nuint pieces)
    {
        for (ulong* word = (ulong*)to, end = word + (pieces * 16); word != end; word++)
        {
            *word = pattern;
        }
    }
}
