namespace Helix.Kernel.Machine.Acpi;

/// <summary>What Helix takes from the firmware's tables. Zeroed memory is an empty one.</summary>
public unsafe struct AcpiInformation
{
    /// <summary>Most processors that are kept.</summary>
    public const int MostProcessors = 64;

    /// <summary>Processors that can be started, the running one among them.</summary>
    public int ProcessorCount;

    /// <summary>Enabled processors that were left out: too many, or with a number that the local APIC's registers cannot address.</summary>
    public int ProcessorsLeftOut;

    /// <summary>Physical address of every local APIC; 0 without a table of interrupt controllers.</summary>
    public ulong LocalApicAddress;

    /// <summary>Physical address of the I/O APIC with the inputs from 0 on; 0 if there is none.</summary>
    public ulong IoApicAddress;

    /// <summary>The input of the I/O APICs that the 8254's first channel is wired to, line 0 of the old controllers.</summary>
    public uint IntervalTimerInput;

    /// <summary>Physical address of the first HPET's registers; 0 if there is none.</summary>
    public ulong HpetAddress;

    private fixed byte _apicIds[MostProcessors];

    /// <summary>Number of a processor's local APIC.</summary>
    /// <param name="index">0 to <see cref="ProcessorCount"/> - 1.</param>
    public readonly byte ApicId(int index) => _apicIds[index];

    internal void AddProcessor(uint apicId)
    {
        const uint Broadcast = 0xFF;
        if (ProcessorCount == MostProcessors || apicId >= Broadcast)
        {
            ProcessorsLeftOut++;
            return;
        }

        for (int i = 0; i < ProcessorCount; i++)
        {
            if (_apicIds[i] == apicId)
            {
                return;
            }
        }

        _apicIds[ProcessorCount++] = (byte)apicId;
    }
}
