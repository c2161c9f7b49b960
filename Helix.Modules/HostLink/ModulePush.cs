using System;
using System.Diagnostics;
using System.Globalization;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.HostLink;

/// <summary>Brings module files in: in the place of a running module of their name, or beside the others.</summary>
/// <param name="modules">The manager of modules.</param>
/// <param name="self">The module that runs this, which cannot be replaced while it waits for its own end.</param>
internal sealed class ModulePush(ISysModManager modules, string self)
{
    /// <summary>Brings a file in.</summary>
    /// <param name="file">The whole file, which stays as it is from now on.</param>
    public LinkAnswer Push(ReadOnlyMemory<byte> file)
    {
        if (!ModuleFile.Read(file, out ModuleFileError error).TryGet(out ModuleFile? content))
        {
            return new LinkAnswer(error.ToStatus(), error.Describe());
        }

        string name = content.Manifest.Metadata.Name;
        if (name == self)
        {
            return new LinkAnswer(Status.Busy, $"{name} serves this request and cannot be replaced by it; use 'reload' in the shell");
        }

        return Find(name) switch
        {
            { State: ModuleState.Running } => Replace(name, file),
            { Origin: ModuleOrigin.File } or { State: ModuleState.Stopped } => LoadAnew(name, file),
            _ => Load(file),
        };
    }

    /// <summary>Stops a module and unloads it.</summary>
    public LinkAnswer Unload(string name)
    {
        if (name == self)
        {
            return new LinkAnswer(Status.Busy, $"{name} serves this request and cannot be unloaded by it");
        }

        if (Find(name) is { State: ModuleState.Running })
        {
            Status stopped = modules.StopModule(name, DependentsPolicy.Refuse);
            if (stopped.IsError())
            {
                return new LinkAnswer(stopped, $"{name} cannot be stopped, {stopped.Describe()}");
            }
        }

        ModuleOutcome outcome = modules.UnloadModule(name);
        return new LinkAnswer(outcome.Status, Explain(outcome.Status, outcome.Reason, $"{name} is unloaded"));
    }

    private LinkAnswer Replace(string name, ReadOnlyMemory<byte> file)
    {
        ReloadReport report = modules.ReloadModule(name, file);
        string pause = string.Create(CultureInfo.InvariantCulture, $"callers waited {report.PauseNs / 1e6:0.00} ms");
        string done = $"{name} {report.OldVersion} -> {report.NewVersion}, {pause}" + (report.Reason.Length > 0 ? "; " + report.Reason : "");
        return new LinkAnswer(report.Status, report.Status.IsOk() ? done : Explain(report.Status, report.Reason, ""));
    }

    private LinkAnswer LoadAnew(string name, ReadOnlyMemory<byte> file)
    {
        // In use is its memory, which stays taken; the module itself is gone.
        ModuleOutcome outcome = modules.UnloadModule(name);
        return outcome.Status.IsOk() || outcome.Status == Status.InUse
            ? Load(file)
            : new LinkAnswer(outcome.Status, Explain(outcome.Status, outcome.Reason, ""));
    }

    private LinkAnswer Load(ReadOnlyMemory<byte> file)
    {
        long start = Stopwatch.GetTimestamp();
        ModuleOutcome outcome = modules.LoadModule(file);
        if (outcome.Status.IsError())
        {
            return new LinkAnswer(outcome.Status, Explain(outcome.Status, outcome.Reason, ""));
        }

        Status started = modules.StartModule(outcome.Name);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ModuleInformation? module = Find(outcome.Name);
        return started.IsOk()
            ? new LinkAnswer(started, string.Create(CultureInfo.InvariantCulture, $"{outcome.Name} {module?.Metadata.Version} is loaded and runs, in {time:0.0} ms"))
            : new LinkAnswer(started, $"{outcome.Name} is loaded but does not start, " + Explain(started, module?.Detail ?? "", ""));
    }

    private ModuleInformation? Find(string name)
    {
        foreach (ModuleInformation module in modules.List())
        {
            if (module.Metadata.Name == name)
            {
                return module;
            }
        }

        return null;
    }

    private static string Explain(Status status, string reason, string done) => status.IsOk()
        ? done
        : reason.Length > 0 ? $"{status.Describe()}: {reason}" : status.Describe();
}
