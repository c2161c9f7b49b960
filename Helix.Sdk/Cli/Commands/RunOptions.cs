using System;
using System.Collections.Generic;
using Helix.Sdk.Cli.Emulation;

namespace Helix.Sdk.Cli.Commands;

/// <summary>What <c>helix run</c> was asked for.</summary>
public sealed record RunOptions
{
    /// <summary>Shell commands to type, or null for a person at the keyboard.</summary>
    public IReadOnlyList<string>? Commands { get; init; }

    /// <summary>How long the guest may run, or null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Memory in MiB.</summary>
    public int MemoryMiB { get; init; } = MachineDefaults.MemoryMiB;

    /// <summary>Number of processors.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>What the machine starts from.</summary>
    public BootMedium Medium { get; init; }

    /// <summary>Whether a machine for VMware is written instead of starting QEMU.</summary>
    public bool ForVmware { get; init; }

    /// <summary>Whether the machine waits for a debugger.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <summary>Where the screen goes as PNG, or null.</summary>
    public string? Screenshot { get; init; }

    /// <summary>The kernel's command line.</summary>
    public string KernelOptions { get; init; } = string.Empty;

    /// <summary>Files that the boot loader puts in memory: paths, or <c>name=path</c>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Modules whose files the boot loader puts in memory.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>The emulator's window, or null for none.</summary>
    public string? Display { get; init; }

    /// <summary>Whether the images are taken as they are.</summary>
    public bool SkipsBuild { get; init; }

    /// <summary>Whether the ISO that a build makes does not do: GRUB has to pass other options or files.</summary>
    public bool NeedsOwnIso => KernelOptions.Length > 0 || Files.Count > 0 || Modules.Count > 0;

    /// <summary>Whether this program reads and types the console itself.</summary>
    public bool IsScripted => Commands is not null || Screenshot is not null;
}
