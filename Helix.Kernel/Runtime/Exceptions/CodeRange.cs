namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// A stretch of managed code - the kernel image or a loaded module - and its unwind index. The index has the form of
/// .eh_frame_hdr's table (LSB, 10.6.2): pairs of 4-byte distances from <see cref="IndexBase"/> to the start of the code
/// and to its frame description, ascending by code address.
/// </summary>
public unsafe struct CodeRange
{
    /// <summary>First byte of code.</summary>
    public byte* Start;

    /// <summary>One past the last byte of code.</summary>
    public byte* End;

    /// <summary>First byte of the unboxing stubs.</summary>
    public byte* UnboxStart;

    /// <summary>One past the last byte of the unboxing stubs.</summary>
    public byte* UnboxEnd;

    /// <summary>What the distances in the index count from.</summary>
    public byte* IndexBase;

    /// <summary>The pairs.</summary>
    public int* Index;

    /// <summary>Number of pairs.</summary>
    public uint IndexCount;

    /// <summary>A loaded module's ReadyToRun header, for names in backtraces; null for the kernel, which has several.</summary>
    public void* Header;

    /// <summary>Whether the address is code of this range.</summary>
    public readonly bool Contains(ulong address) => address - (ulong)Start < (ulong)(End - Start);

    /// <summary>Whether the address is an unboxing stub of this range.</summary>
    public readonly bool ContainsUnboxingStub(ulong address) => address - (ulong)UnboxStart < (ulong)(UnboxEnd - UnboxStart);

    /// <summary>Takes the index from a .eh_frame_hdr section; false when it is not of the version and encodings of lld.</summary>
    public bool TrySetIndex(byte* header)
    {
        // Version 1; pointer to .eh_frame pcrel sdata4; count udata4; table datarel sdata4.
        if (header[0] != 1 || header[1] != Encoded.PcRelativeInt32 || header[2] != 0x03 || header[3] != 0x3b)
        {
            return false;
        }

        IndexBase = header;
        IndexCount = *(uint*)(header + 8);
        Index = (int*)(header + 12);
        return true;
    }

    /// <summary>The frame description of the last code that starts at or before the address, or null.</summary>
    public readonly byte* FindDescription(ulong address)
    {
        int distance = (int)(address - (ulong)IndexBase);
        uint low = 0;
        uint count = IndexCount;
        while (count > 0)
        {
            uint half = count >> 1;
            if (Index[(low + half) * 2] <= distance)
            {
                low += half + 1;
                count -= half + 1;
            }
            else
            {
                count = half;
            }
        }

        return low == 0 ? null : IndexBase + Index[((low - 1) * 2) + 1];
    }
}
