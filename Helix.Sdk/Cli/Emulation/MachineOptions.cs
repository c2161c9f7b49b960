using System.Collections.Generic;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>The virtual machine to start.</summary>
public sealed record MachineOptions
{
    /// <summary>What the firmware starts.</summary>
    public required BootMedium Medium { get; init; }

    /// <summary>The kernel or the ISO, by <see cref="Medium"/>.</summary>
    public required string Image { get; init; }

    /// <summary>Memory in MiB.</summary>
    public int MemoryMiB { get; init; } = MachineDefaults.MemoryMiB;

    /// <summary>Number of processors.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>The kernel's command line; only for <see cref="BootMedium.Kernel"/>.</summary>
    public string KernelOptions { get; init; } = string.Empty;

    /// <summary>The archive of boot files, or null for none; only for <see cref="BootMedium.Kernel"/>.</summary>
    public string? BootArchive { get; init; }

    /// <summary>The emulator's window, or null for none.</summary>
    public string? Display { get; init; }

    /// <summary>Whether the machine stands still until a debugger says go.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <summary>Whether a reset ends the emulator instead of starting the machine again.</summary>
    public bool EndsAtReset { get; init; }

    /// <summary>Whether virtual time is the number of instructions executed (1 ns each).</summary>
    public bool CountsInstructions { get; init; }

    /// <summary>Where the first serial port goes.</summary>
    public SerialPort Serial { get; init; }

    /// <summary>The socket of the second serial port, the link to the host, or null for a machine without that port.</summary>
    public string? LinkSocket { get; init; }

    /// <summary>The socket of the machine protocol, or null for none.</summary>
    public string? ControlSocket { get; init; }

    /// <summary>More arguments for the emulator, as they are.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];
}
