using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Unit.Fakes;

/// <summary>What the boot loader said, statistics and switches, as a test sets them.</summary>
internal sealed class FakePlatform : IBootInfo, ISystemStatistics, IMachineControl
{
    public string CommandLine { get; set; } = "";

    public string LoaderName => "test";

    public FramebufferInfo? Framebuffer { get; set; }

    public string BuildId => "c0ffee";

    public TimeSpan Uptime { get; set; }

    public string? PanicReason { get; private set; }

    public int? ExitStatus { get; private set; }

    public bool Rebooted { get; private set; }

    public MemoryStatistics ReadMemory() => new(128L << 20, 90L << 20, 8L << 20, 1536, 3);

    public IReadOnlyList<ThreadInformation> ListThreads() =>
        [new ThreadInformation(1, "idle", "ready", TimeSpan.FromSeconds(2), 65536), new ThreadInformation(2, "", "running", default, 1 << 20)];

    [DoesNotReturn]
    public void Panic(string reason)
    {
        PanicReason = reason;
        throw new InvalidOperationException("panic: " + reason);
    }

    public Status Reboot()
    {
        Rebooted = true;
        return Status.Ok;
    }

    public Status PowerOff(int exitStatus)
    {
        ExitStatus = exitStatus;
        return Status.Ok;
    }
}
