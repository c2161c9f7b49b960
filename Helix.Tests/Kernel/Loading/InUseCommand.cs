using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Loading;

/// <summary>Says to the byte what is in use, after a collection.</summary>
[ShellCommand("in-use", "", "says to the byte what memory is in use")]
internal sealed class InUseCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        MemoryStatistics memory = context.Modules.Get<ISystemStatistics>()!.ReadMemory();
        context.Console.WriteLine($"live {memory.HeapLiveBytes}, taken {memory.TotalBytes - memory.FreeBytes - memory.HeapBytes}");
        return Status.Ok;
    }
}
