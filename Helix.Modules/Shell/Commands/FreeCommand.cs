using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows how much memory is free, in one line.</summary>
[ShellCommand("free", "", "shows how much memory is free")]
internal sealed class FreeCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        MemoryStatistics memory = context.Modules.Get<ISystemStatistics>()!.ReadMemory();
        long used = memory.TotalBytes - memory.FreeBytes;
        context.Console.WriteLine(
            $"{Units.Size(memory.FreeBytes)} of {Units.Size(memory.TotalBytes)} free; {Units.Size(used)} used, {Units.Size(memory.HeapBytes)} of it by the heap");
        return Status.Ok;
    }
}
