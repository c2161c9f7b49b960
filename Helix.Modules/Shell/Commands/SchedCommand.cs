using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows who decides which thread runs, and lets another one.</summary>
[ShellCommand("sched", "[list | use name | stats]", "shows or exchanges the scheduler of threads")]
internal sealed class SchedCommand : IShellCommand
{
    private const string Contract = "Scheduler";
    private const string Prefix = "scheduler-";

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (context.Modules.Get<ITaskManager>() is not { } tasks)
        {
            return Status.NotSupported;
        }

        return arguments switch
        {
            [] or ["list"] => List(context, tasks),
            ["use", var name] => Use(context, tasks, name),
            ["stats"] => Explain(context.Console, tasks),
            _ => Status.InvalidArgument,
        };
    }

    private static Status List(ICommandContext context, ITaskManager tasks)
    {
        string active = tasks.Scheduler.Module;
        var table = new TextTable();
        table.Add("", "NAME", "STATE", "DESCRIPTION");
        table.Add(Mark(SchedulerInformation.BuiltIn == active), SchedulerInformation.BuiltIn, "kernel", "Scheduler: ready threads in their order");
        foreach (ModuleInformation module in context.Modules.Get<ISysModManager>()!.List())
        {
            if (ModuleTable.Provides(module, Contract))
            {
                ModuleMetadata metadata = module.Metadata;
                table.Add(Mark(metadata.Name == active), metadata.Name, ModuleTable.State(module), metadata.Description);
            }
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }

    private static string Mark(bool isActive) => isActive ? "*" : "";

    /// <summary>By the configuration, so that it says what is the case.</summary>
    private static Status Use(ICommandContext context, ITaskManager tasks, string name)
    {
        IReadOnlyList<ModuleInformation> modules = context.Modules.Get<ISysModManager>()!.List();
        bool isShort = ModuleTable.Find(modules, Prefix + name) is not null;
        Status status = context.Modules.Get<ICfgManager>()!.Set("provider", Contract, isShort ? Prefix + name : name);
        SchedulerInformation now = tasks.Scheduler;
        context.Console.WriteLine(
            status.IsOk() ? string.Create(CultureInfo.InvariantCulture, $"{now.Module} decides which thread runs; all threads waited {now.LastPauseNs} ns")
            : status == Status.NotFound ? "there are " + Names(modules)
            : $"{now.Module} decides which thread runs");
        return status;
    }

    private static string Names(IReadOnlyList<ModuleInformation> modules)
    {
        string names = SchedulerInformation.BuiltIn;
        foreach (ModuleInformation module in modules)
        {
            names += ModuleTable.Provides(module, Contract) ? ", " + module.Metadata.Name : "";
        }

        return names;
    }

    private static Status Explain(IConsole console, ITaskManager tasks)
    {
        SchedulerInformation scheduler = tasks.Scheduler;
        SchedulerStatistics statistics = scheduler.Statistics;
        var table = new TextTable();
        table.Add("scheduler", $"{scheduler.Module} ({scheduler.Name})");
        table.Add("threads", Number(statistics.Threads));
        table.Add("ready", Number(statistics.Ready));
        table.Add("switches", Number(statistics.Switches));
        table.Add("preemptions", Number(statistics.Preemptions));
        table.Add("migrations", Number(statistics.Migrations));
        table.Add("missed deadlines", Number(statistics.MissedDeadlines));
        table.Add("exchanges", string.Create(CultureInfo.InvariantCulture, $"{scheduler.Exchanges}, the last held threads up for {scheduler.LastPauseNs} ns"));
        table.Add("put out of work", string.Create(CultureInfo.InvariantCulture, $"{scheduler.Quarantines} times"));
        table.Add("last fault", scheduler.LastFault.Length == 0 ? "none" : scheduler.LastFault);
        AddPolicies(table, tasks);
        table.WriteTo(console);
        return Status.Ok;
    }

    private static void AddPolicies(TextTable table, ITaskManager tasks)
    {
        foreach (SchedulingPolicy policy in Enum.GetValues<SchedulingPolicy>())
        {
            if (tasks.GetPolicyStatistics(policy).TryGet(out PolicyStatistics found) && found.Threads > 0)
            {
                table.Add(policy.ToString().ToLowerInvariant(), string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found.Threads} threads, {found.Ready} ready, {found.Switches} switches, {Units.Duration(TimeSpan.FromTicks(found.UsedNs / TimeSpan.NanosecondsPerTick))}"));
            }
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
