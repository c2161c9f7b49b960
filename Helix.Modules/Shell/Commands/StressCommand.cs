using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>
/// Loads the system with threads that calculate, allocate, take one lock, or give the processor to one another, for a time, and tells how many
/// turns they had. They are threads like others: <c>ps</c> shows them, <c>kill</c> ends one.
/// </summary>
[ShellCommand("stress", "cpu|memory|lock|switch threads [seconds]", "loads the system with threads")]
internal sealed class StressCommand : IShellCommand
{
    private const int MostThreads = 1_000;
    private const int MostSeconds = 3_600;
    private const int Work = 1_000;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        int seconds = 1;
        if (arguments.Count is < 2 or > 3 || !TryRead(arguments[1], MostThreads, out int count)
            || (arguments.Count == 3 && !TryRead(arguments[2], MostSeconds, out seconds)))
        {
            return Status.InvalidArgument;
        }

        if (context.Modules.Get<ITaskManager>() is not { } tasks)
        {
            return Status.NotSupported;
        }

        Action? step = ChooseStep(arguments[0], tasks);
        return step is null ? Status.InvalidArgument : Run(context.Console, tasks, step, count, TimeSpan.FromSeconds(seconds));
    }

    private static bool TryRead(string text, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= most;

    private static Action? ChooseStep(string kind, ITaskManager tasks)
    {
        switch (kind)
        {
            case "cpu":
                return static () => Thread.SpinWait(Work);
            case "memory":
                return static () => GC.KeepAlive(new byte[Work]);
            case "lock":
                TaskMutex mutex = tasks.CreateMutex().Value;
                return () =>
                {
                    if (mutex.Lock().IsOk())
                    {
                        Thread.SpinWait(1);
                        _ = mutex.Unlock().IsOk();
                    }
                };
            case "switch":
                return tasks.Yield;
            default:
                return null;
        }
    }

    private static Status Run(IConsole console, ITaskManager tasks, Action step, int count, TimeSpan time)
    {
        if (!tasks.CreateEvent(EventKind.Stays).TryGet(out IEvent? start))
        {
            return Status.OutOfMemory;
        }

        var crew = new StressCrew(tasks, step, start, count);
        Status status = crew.Make();
        Status ended = crew.Run(status.IsOk() ? time : TimeSpan.Zero);
        Tell(console, crew.Turns, crew.Size);
        return status.IsOk() ? ended : status;
    }

    private static void Tell(IConsole console, ReadOnlySpan<long> turns, int made)
    {
        if (made < turns.Length)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"there was room for {made} threads"));
            return;
        }

        long all = 0;
        long least = long.MaxValue;
        long most = 0;
        foreach (long one in turns)
        {
            all += one;
            least = Math.Min(least, one);
            most = Math.Max(most, one);
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{turns.Length} threads took {all} turns, {least} to {most} each"));
    }
}
