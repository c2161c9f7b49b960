using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows what the threads use of the processors, second by second, until a key is pressed or the rounds are over.</summary>
[ShellCommand("top", "[rounds]", "shows what threads use of the processors, until a key is pressed")]
internal sealed class TopCommand : IShellCommand
{
    private const int MostRows = 16;
    private const int Steps = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        int rounds = int.MaxValue;
        if (arguments.Count > 1 || (arguments.Count == 1 && !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out rounds))
            || rounds == 0)
        {
            return Status.InvalidArgument;
        }

        if (context.Modules.Get<ITaskManager>() is not { } tasks)
        {
            return Status.NotSupported;
        }

        ITerminal? terminal = context.Modules.Get<ITerminal>();
        Dictionary<int, TimeSpan> before = Read(tasks, out _);
        for (int round = 0; round < rounds; round++)
        {
            for (int step = 0; step < Steps; step++)
            {
                if (tasks.Sleep(Step).IsError() || (terminal is not null && terminal.TryReadKey(out _)))
                {
                    return Status.Ok;
                }
            }

            Dictionary<int, TimeSpan> now = Read(tasks, out IReadOnlyList<TaskThread> threads);
            Show(context.Console, tasks, before, threads);
            before = now;
        }

        return Status.Ok;
    }

    private static Dictionary<int, TimeSpan> Read(ITaskManager tasks, out IReadOnlyList<TaskThread> threads)
    {
        threads = tasks.ListThreads();
        var times = new Dictionary<int, TimeSpan>(threads.Count);
        foreach (TaskThread thread in threads)
        {
            times[thread.Id.Value] = thread.CpuTime;
        }

        return times;
    }

    private static void Show(IConsole console, ITaskManager tasks, Dictionary<int, TimeSpan> before, IReadOnlyList<TaskThread> threads)
    {
        var rows = new List<(TaskThread Thread, TimeSpan Used)>(threads.Count);
        TimeSpan all = TimeSpan.Zero;
        foreach (TaskThread thread in threads)
        {
            TimeSpan used = thread.CpuTime - before.GetValueOrDefault(thread.Id.Value);
            rows.Add((thread, used));
            all += used;
        }

        rows.Sort(static (left, right) => right.Used.CompareTo(left.Used));
        TaskStatistics statistics = tasks.Statistics;
        console.Clear();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{statistics.Threads} threads, {statistics.Created} made since the start, {tasks.CpuCount} processors, scheduler {tasks.Scheduler.Module}"));
        var table = new TextTable();
        table.Add("ID", "USE", "STATE", "PRI", "CPU", "TIME", "NAME");
        for (int i = 0; i < rows.Count && i < MostRows; i++)
        {
            TaskThread thread = rows[i].Thread;
            double share = all > TimeSpan.Zero ? 100 * tasks.CpuCount * (rows[i].Used / all) : 0;
            table.Add(
                thread.Id.ToString(),
                share.ToString("F1", CultureInfo.InvariantCulture) + " %",
                thread.State,
                ThreadTable.Priority(thread),
                thread.Cpu.ToString(CultureInfo.InvariantCulture),
                Units.Duration(thread.CpuTime),
                thread.Name);
        }

        table.WriteTo(console);
    }
}
