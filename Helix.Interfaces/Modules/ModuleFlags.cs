using System;

namespace Helix.Interfaces.Modules;

/// <summary>What a module is and may do.</summary>
[Flags]
public enum ModuleFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>It runs in kernel space.</summary>
    KernelSpace = 1,

    /// <summary>It runs in user space.</summary>
    UserSpace = 2,

    /// <summary>It can hand its state to a successor while the system runs.</summary>
    HotReloadable = 4,

    /// <summary>The system cannot go on without it: its failure to start is fatal, and it is not stopped.</summary>
    Essential = 8,

    /// <summary>It is started only when something asks for it, not at boot.</summary>
    OnDemand = 16,
}
