using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Modules.Cycle;

/// <summary>Loads and unloads a boot file, and says whether memory was lost by it.</summary>
[ShellCommand("cycle", "file count", "loads and unloads a module file so many times")]
internal sealed class CycleCommand : IShellCommand
{
    // Tables of the runtime and the log reach nearly their lasting sizes; what they still grow by is less than this for each time.
    private const int WarmUp = 1000;
    private const int ToleratedObjectBytes = 64;

    // The heap takes and gives whole blocks.
    private const int ToleratedFrameBytes = 1024;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2 || !int.TryParse(arguments[1], CultureInfo.InvariantCulture, out int count))
        {
            return Status.InvalidArgument;
        }

        ISysModManager modules = context.Modules.Get<ISysModManager>()!;
        ISystemStatistics statistics = context.Modules.Get<ISystemStatistics>()!;
        Status status = Repeat(modules, arguments[0], WarmUp);
        MemoryStatistics before = Read(statistics);
        status = status.IsError() ? status : Repeat(modules, arguments[0], count);
        MemoryStatistics after = Read(statistics);
        if (status.IsError())
        {
            return status;
        }

        long frames = before.FreeBytes - after.FreeBytes;
        long objects = after.HeapLiveBytes - before.HeapLiveBytes;
        context.Console.WriteLine($"{count} times: {frames} bytes of frames, {objects} bytes of objects more");
        context.Console.WriteLine(objects < ToleratedObjectBytes * count && frames < ToleratedFrameBytes * count ? "no memory is lost" : "memory is lost");
        return Status.Ok;
    }

    private static Status Repeat(ISysModManager modules, string file, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Status status = modules.LoadModule(file).Status;
            status = status.IsError() ? status : modules.UnloadModule(file.ToLowerInvariant()).Status;
            if (status.IsError())
            {
                return status;
            }
        }

        return Status.Ok;
    }

    private static MemoryStatistics Read(ISystemStatistics statistics)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return statistics.ReadMemory();
    }
}
