using System;
using System.Runtime.InteropServices;

namespace Helix.Tests.Unit.Machine;

/// <summary>Physical memory with the tables of a firmware in it. One at a time, as the tables are read through a plain function.</summary>
internal sealed unsafe class FirmwareMemory : IDisposable
{
    private const ulong Base = 0x10_0000;
    private const int SizeBytes = 64 * 1024;
    private const int HeaderBytes = 36;

    private static byte* s_bytes;

    private int _next = 64;

    public FirmwareMemory() => s_bytes = (byte*)NativeMemory.AllocZeroed(SizeBytes);

    /// <summary>The root pointer.</summary>
    public byte* Root => s_bytes;

    /// <summary>What <c>AcpiTables.Read</c> maps with.</summary>
    public static byte* Map(ulong address, ulong sizeBytes)
    {
        return address >= Base && sizeBytes <= SizeBytes && address - Base <= SizeBytes - sizeBytes ? s_bytes + (address - Base) : null;
    }

    /// <summary>Adds a table with a right head.</summary>
    /// <returns>Its address.</returns>
    public ulong AddTable(string signature, params byte[] body)
    {
        byte* table = s_bytes + _next;
        ulong address = Base + (ulong)_next;
        for (int i = 0; i < 4; i++)
        {
            table[i] = (byte)signature[i];
        }

        *(int*)(table + 4) = HeaderBytes + body.Length;
        body.CopyTo(new Span<byte>(table + HeaderBytes, body.Length));
        Correct(address, HeaderBytes + body.Length, 9);
        _next += (HeaderBytes + body.Length + 15) & ~15;
        return address;
    }

    /// <summary>Writes a root pointer of revision 2 for a list of 64-bit addresses, or of revision 0 for one of 32 bits.</summary>
    public void SetRoot(ulong xsdt, ulong rsdt)
    {
        new Span<byte>(s_bytes, 36).Clear();
        "RSD PTR "u8.CopyTo(new Span<byte>(s_bytes, 8));
        s_bytes[15] = (byte)(xsdt == 0 ? 0 : 2);
        *(uint*)(s_bytes + 16) = (uint)rsdt;
        *(uint*)(s_bytes + 20) = 36;
        *(ulong*)(s_bytes + 24) = xsdt;
        Correct(Base, 20, 8);
        Correct(Base, 36, 32);
    }

    /// <summary>Changes a byte; no checksum is corrected.</summary>
    public void Set(ulong address, int offset, byte value) => s_bytes[address - Base + (ulong)offset] = value;

    /// <summary>Makes the sum of a range zero by the byte at an offset.</summary>
    public void Correct(ulong address, int sizeBytes, int offset)
    {
        byte* start = s_bytes + (address - Base);
        start[offset] = 0;
        byte sum = 0;
        for (int i = 0; i < sizeBytes; i++)
        {
            sum += start[i];
        }

        start[offset] = (byte)-sum;
    }

    public void Dispose()
    {
        NativeMemory.Free(s_bytes);
        s_bytes = null;
    }
}
