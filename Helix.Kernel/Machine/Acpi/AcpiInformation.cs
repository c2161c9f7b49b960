namespace Helix.Kernel.Machine.Acpi;

/// <summary>What Helix takes from the firmware's tables. Zeroed memory is an empty one.</summary>
public unsafe struct AcpiInformation
{
    /// <summary>Most processors that are kept.</summary>
    public const int MostProcessors = 64;

    /// <summary>Lines of the old interrupt controllers.</summary>
    public const int OldLines = 16;

    /// <summary>Processors that can be started, the running one among them.</summary>
    public int ProcessorCount;

    /// <summary>Enabled processors that were left out: too many, or with a number that the local APIC's registers cannot address.</summary>
    public int ProcessorsLeftOut;

    /// <summary>Physical address of every local APIC; 0 without a table of interrupt controllers.</summary>
    public ulong LocalApicAddress;

    /// <summary>Whether the machine also has the two 8259 controllers.</summary>
    public bool HasOldControllers;

    /// <summary>Physical address of the first I/O APIC; 0 if there is none.</summary>
    public ulong IoApicAddress;

    /// <summary>Physical address of the first HPET's registers; 0 if there is none.</summary>
    public ulong HpetAddress;

    private fixed byte _apicIds[MostProcessors];
    private fixed uint _overrides[OldLines];

    /// <summary>Number of a processor's local APIC.</summary>
    /// <param name="index">0 to <see cref="ProcessorCount"/> - 1.</param>
    public readonly byte ApicId(int index) => _apicIds[index];

    /// <summary>The input of the I/O APICs that an old line is wired to.</summary>
    /// <param name="line">0 to 15.</param>
    public readonly uint Input(int line) => _overrides[line] == 0 ? (uint)line : _overrides[line] - 1;

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

    internal void Override(byte line, uint input)
    {
        if (line < OldLines && input != uint.MaxValue)
        {
            _overrides[line] = input + 1;
        }
    }
}
