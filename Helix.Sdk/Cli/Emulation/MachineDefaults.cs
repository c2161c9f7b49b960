namespace Helix.Sdk.Cli.Emulation;

/// <summary>The virtual machine that Helix is developed on, in one place.</summary>
public static class MachineDefaults
{
    /// <summary>The machine type: PCIe, ACPI, HPET, I/O APIC and the PC's old devices.</summary>
    public const string Machine = "q35";

    /// <summary>
    /// The processor: QEMU's plain 64-bit one with what every processor since 2012 has.
    /// A fixed list, so that the kernel takes the same paths on each version of the emulator.
    /// </summary>
    public const string Cpu = "qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+rdrand,+smep,+smap,+fsgsbase";

    /// <summary>Memory in MiB.</summary>
    public const int MemoryMiB = 256;

    /// <summary>Least memory that can be asked for, in MiB; less than the kernel needs, to see it say so.</summary>
    public const int LeastMemoryMiB = 16;

    /// <summary>Most memory that can be asked for, in MiB.</summary>
    public const int MostMemoryMiB = 1024 * 1024;

    /// <summary>Most processors that the emulator's machine takes.</summary>
    public const int MostCpus = 64;

    /// <summary>The port where the guest ends the emulator with its status.</summary>
    public const int ExitPort = 0xf4;

    /// <summary>The port where the debugger connects.</summary>
    public const int DebuggerPort = 1234;
}
