using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Kernel.Reload;

/// <summary>
/// Replaces the module of a block device again and again while threads use it: each thread counts up in a block of its own and reads back
/// what it wrote. A call that is lost, fails or overtakes another one of its thread leaves the wrong number behind, also when a replacement fails.
/// </summary>
[ShellCommand("reload-stress", "module count [file ...]", "replaces a block device's module while threads use it")]
internal sealed class ReloadStressCommand : IShellCommand
{
    private const int Threads = 4;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2 || !int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return Status.InvalidArgument;
        }

        if (context.Modules.Get<IBlockDev>() is not { } disk)
        {
            return Status.NotFound;
        }

        DiskCounter[] counters = [.. Enumerable.Range(0, Threads).Select(number => new DiskCounter(disk, number))];
        Array.ForEach(counters, static counter => counter.Start());
        (int done, int failed, string last) = Replace(context.Modules.Get<ISysModManager>()!, arguments, count);
        Array.ForEach(counters, static counter => counter.Stop());
        foreach (DiskCounter counter in counters)
        {
            context.Console.WriteLine($"thread {counter}");
        }

        context.Console.WriteLine($"{done} replacements, {failed} failed, {last}");
        return counters.All(static counter => counter.IsSound) ? Status.Ok : Status.Failed;
    }

    private static (int Done, int Failed, string Last) Replace(ISysModManager modules, IReadOnlyList<string> arguments, int count)
    {
        long longest = 0;
        int failed = 0;
        string trouble = "";
        for (int i = 0; i < count; i++)
        {
            ReloadReport report = arguments.Count == 2
                ? modules.ReloadModule(arguments[0])
                : modules.ReloadModule(arguments[0], arguments[2 + (i % (arguments.Count - 2))]);
            if (report.Status.IsError())
            {
                failed++;
                trouble = $"{report.Status.Describe()}: {report.Reason}; ";
            }

            longest = Math.Max(longest, report.PauseNs);
            _ = Thread.Yield();
        }

        return (count - failed, failed, $"{trouble}callers waited at most {longest} ns");
    }
}
