namespace Helix.Kernel.Machine.Acpi;

/// <summary>The table of interrupt controllers, MADT (ACPI Specification 6.5, 5.2.12): a head, then entries of a kind and a length each.</summary>
internal static unsafe class ControllerTable
{
    private const uint AddressOffset = 36;
    private const uint FirstEntry = 44;
    private const uint EnabledFlag = 1;
    private const byte IntervalTimerLine = 0;

    /// <summary>Reads a table whose checksum is right.</summary>
    public static void Read(byte* table, uint length, AcpiInformation* result)
    {
        if (length < FirstEntry)
        {
            return;
        }

        result->LocalApicAddress = AcpiTables.Read32(table + AddressOffset);
        for (uint at = FirstEntry; at + 2 <= length;)
        {
            byte* entry = table + at;
            uint entryLength = entry[1];
            if (entryLength < 2 || entryLength > length - at)
            {
                return;
            }

            ReadEntry(entry, entryLength, result);
            at += entryLength;
        }
    }

    private static void ReadEntry(byte* entry, uint length, AcpiInformation* result)
    {
        switch (entry[0])
        {
            // 5.2.12.2, processor local APIC: number at 3, flags at 4.
            case 0 when length >= 8 && (AcpiTables.Read32(entry + 4) & EnabledFlag) != 0:
                result->AddProcessor(entry[3]);
                break;

            // 5.2.12.3, I/O APIC: address at 4, its first input at 8.
            case 1 when length >= 12 && AcpiTables.Read32(entry + 8) == 0 && result->IoApicAddress == 0:
                result->IoApicAddress = AcpiTables.Read32(entry + 4);
                break;

            // 5.2.12.5, interrupt source override: line at 3, input at 4. The others are not used.
            case 2 when length >= 10 && entry[3] == IntervalTimerLine:
                result->IntervalTimerInput = AcpiTables.Read32(entry + 4);
                break;

            // 5.2.12.8, local APIC address override: at 4.
            case 5 when length >= 12 && AcpiTables.Read64(entry + 4) != 0:
                result->LocalApicAddress = AcpiTables.Read64(entry + 4);
                break;

            // 5.2.12.12, processor local x2APIC: number at 4, flags at 8.
            case 9 when length >= 16 && (AcpiTables.Read32(entry + 8) & EnabledFlag) != 0:
                result->AddProcessor(AcpiTables.Read32(entry + 4));
                break;
        }
    }
}
