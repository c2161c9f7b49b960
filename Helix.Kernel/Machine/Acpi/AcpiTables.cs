using System;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Acpi;

/// <summary>
/// Reads the firmware's tables (ACPI Specification 6.5, chapter 5): the root pointer, the list of tables, and of these the one of interrupt
/// controllers (MADT) and that of the high precision timer. Nothing in them is trusted: every length is checked against what was mapped, every
/// table against its checksum, and no loop depends on what a table says. Allocates nothing and does not throw.
/// </summary>
public static unsafe class AcpiTables
{
    /// <summary>Bytes of the root pointer that are looked at.</summary>
    public const int RootBytes = 36;

    private const int OldRootBytes = 20;
    private const int HeaderBytes = 36;
    private const int MostTableBytes = 1 << 20;
    private const int MostTables = 256;
    private const int LengthOffset = 4;

    /// <summary>Fills <paramref name="result"/>.</summary>
    /// <param name="root">The root pointer, of which <see cref="RootBytes"/> can be read; null if there is none.</param>
    /// <param name="map">Makes physical memory (address, bytes) readable; null if that cannot be. What it gives stays readable.</param>
    /// <param name="result">Zeroed.</param>
    /// <returns>The first thing that was wrong; what could be read nevertheless is there.</returns>
    public static AcpiFault Read(byte* root, delegate*<ulong, ulong, byte*> map, AcpiInformation* result)
    {
        if (root == null)
        {
            return AcpiFault.NoRoot;
        }

        if (!IsRoot(root))
        {
            return AcpiFault.DamagedRoot;
        }

        // 5.2.5.3: from revision 2 on there is a second list, with addresses of 64 bits, and a second checksum.
        bool isLong = root[15] >= 2 && Read32(root + 20) >= RootBytes && Sum(root, RootBytes) == 0 && Read64(root + 24) != 0;
        byte* list = isLong ? MapTable(Read64(root + 24), "XSDT"u8, map) : null;
        int entryBytes = sizeof(ulong);
        if (list == null)
        {
            list = MapTable(Read32(root + 16), "RSDT"u8, map);
            entryBytes = sizeof(uint);
        }

        if (list == null)
        {
            return AcpiFault.DamagedRootTable;
        }

        ReadList(list, entryBytes, map, result);
        return result->LocalApicAddress == 0 ? AcpiFault.NoControllers : AcpiFault.None;
    }

    /// <summary>Finds the root pointer in memory: its signature, on 16 bytes, and its checksum (5.2.5.1).</summary>
    /// <param name="start">What is searched.</param>
    /// <param name="sizeBytes">How much.</param>
    /// <returns>Null if it is not there.</returns>
    public static byte* FindRoot(byte* start, int sizeBytes)
    {
        for (int offset = 0; offset + RootBytes <= sizeBytes; offset += 16)
        {
            if (IsRoot(start + offset))
            {
                return start + offset;
            }
        }

        return null;
    }

    internal static uint Read32(byte* at) => Unsafe.ReadUnaligned<uint>(at);

    internal static ulong Read64(byte* at) => Unsafe.ReadUnaligned<ulong>(at);

    private static bool IsRoot(byte* root) => new ReadOnlySpan<byte>(root, 8).SequenceEqual("RSD PTR "u8) && Sum(root, OldRootBytes) == 0;

    private static void ReadList(byte* list, int entryBytes, delegate*<ulong, ulong, byte*> map, AcpiInformation* result)
    {
        uint length = Read32(list + LengthOffset);
        int tables = 0;
        for (uint at = HeaderBytes; at + (uint)entryBytes <= length && tables < MostTables; at += (uint)entryBytes, tables++)
        {
            ulong address = entryBytes == sizeof(ulong) ? Read64(list + at) : Read32(list + at);
            byte* table = result->LocalApicAddress == 0 ? MapTable(address, "APIC"u8, map) : null;
            if (table != null)
            {
                ControllerTable.Read(table, Read32(table + LengthOffset), result);
            }

            table = result->HpetAddress == 0 ? MapTable(address, "HPET"u8, map) : null;
            if (table != null)
            {
                ReadTimer(table, Read32(table + LengthOffset), result);
            }
        }
    }

    /// <summary>A table with this signature, a fitting length and an intact checksum (5.2.6); else null.</summary>
    private static byte* MapTable(ulong address, ReadOnlySpan<byte> signature, delegate*<ulong, ulong, byte*> map)
    {
        byte* header = address == 0 ? null : map(address, HeaderBytes);
        if (header == null || !new ReadOnlySpan<byte>(header, signature.Length).SequenceEqual(signature))
        {
            return null;
        }

        uint length = Read32(header + LengthOffset);
        byte* table = length is >= HeaderBytes and <= MostTableBytes ? map(address, length) : null;

        // The second look: what another one maps may have changed.
        return table != null && Read32(table + LengthOffset) == length && Sum(table, (int)length) == 0 ? table : null;
    }

    /// <summary>IA-PC HPET Specification 1.0a, 3.2.4: an address of the generic form (ACPI 5.2.3.2), which must be one of memory.</summary>
    private static void ReadTimer(byte* table, uint length, AcpiInformation* result)
    {
        const int Space = 40, Address = 44, Memory = 0;
        if (length >= Address + sizeof(ulong) && table[Space] == Memory)
        {
            result->HpetAddress = Read64(table + Address);
        }
    }

    private static byte Sum(byte* start, int sizeBytes)
    {
        byte sum = 0;
        for (int i = 0; i < sizeBytes; i++)
        {
            sum += start[i];
        }

        return sum;
    }
}
