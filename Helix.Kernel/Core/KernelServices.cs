using System;
using System.Collections.Generic;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Loading;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core;

/// <summary>What the kernel's safe half needs from below.</summary>
/// <param name="Hardware">The bare machine.</param>
/// <param name="BootInfo">What the boot loader said.</param>
/// <param name="Statistics">How the system is doing.</param>
/// <param name="Control">The switches of the machine.</param>
/// <param name="EarlyLog">Shows messages if no module brings a terminal; null if there is nothing to show them on.</param>
public sealed record KernelServices(
    IHardware Hardware, IBootInfo BootInfo, ISystemStatistics Statistics, IMachineControl Control, ILogSink? EarlyLog)
{
    /// <summary>Makes what callers hold in place of modules' objects.</summary>
    public required ISlotFactory Slots { get; init; }

    /// <summary>The processors; null where nothing is said of them.</summary>
    public IProcessors? Processors { get; init; }

    /// <summary>Raises interrupts to be measured; null if that is not possible.</summary>
    public IKernelProbe? Probe { get; init; }

    /// <summary>Loads module files; null if that is not possible.</summary>
    public IModuleLoader? Loader { get; init; }

    /// <summary>The archives that the boot loader put in memory, one after the other; empty if there is none.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> BootArchives { get; init; } = [];
}
