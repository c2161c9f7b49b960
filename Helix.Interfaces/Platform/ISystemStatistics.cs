using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Platform;

/// <summary>
/// How the system is doing. May be called from any thread; does not block for long; not for interrupt handlers.
/// </summary>
[Contract(12, "SystemStatistics", "1.0.0")]
public interface ISystemStatistics
{
    /// <summary>The time since the kernel was entered.</summary>
    [Function(0x00)]
    TimeSpan Uptime { get; }

    /// <summary>The state of the memory.</summary>
    [Function(0x01)]
    MemoryStatistics ReadMemory();

    /// <summary>All threads, in the order of their numbers.</summary>
    [Function(0x02)]
    IReadOnlyList<ThreadInformation> ListThreads();
}
