using System;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Logging;

namespace Helix.Kernel.Core.Registry;

/// <summary>The manager of system modules: carries out one change at a time and hands each module its context.</summary>
public sealed class SysModManager : ISysModManager, IModuleHost
{
    private readonly object _gate = new();
    private readonly ModuleRegistry _registry;
    private readonly ICfgManager _configuration;
    private readonly LogBuffer _log;
    private readonly FaultBoundary _faults;
    private readonly ModuleStarter _starter;
    private readonly ModuleStopper _stopper;
    private readonly IHardware _hardware;

    /// <summary>Makes the manager of a registry.</summary>
    public SysModManager(ModuleRegistry registry, ResourceManager resources, ICfgManager configuration, LogBuffer log, IHardware hardware)
    {
        _registry = registry;
        _configuration = configuration;
        _log = log;
        _hardware = hardware;
        _faults = new FaultBoundary(log.For("modules"));
        _starter = new ModuleStarter(registry, resources, _faults, this);
        _stopper = new ModuleStopper(registry, resources, _faults);
    }

    /// <summary>Called after an exception ended one of a module's threads, on that thread.</summary>
    public Action<ModuleMetadata, Exception>? Faulted { get; set; }

    /// <summary>Hears of every start and stop from now on.</summary>
    public void ListenWith(IModuleListener listener)
    {
        _starter.Listener = listener;
        _stopper.Listener = listener;
    }

    /// <summary>Starts every module that is not started on demand; a failure is logged and does not keep the others from starting.</summary>
    public void StartAll()
    {
        foreach (ModuleEntry entry in _registry.Entries)
        {
            if (!entry.Has(ModuleFlags.OnDemand))
            {
                lock (_gate)
                {
                    LogOutcome(entry, _starter.Start(entry));
                }
            }
        }
    }

    /// <inheritdoc />
    public Status StartModule(Type interfaceType)
    {
        lock (_gate)
        {
            return _starter.Start(interfaceType);
        }
    }

    /// <inheritdoc />
    public Status StartModule(string name) => Change(name, _starter.Start);

    /// <inheritdoc />
    public Status StopModule(string name, DependentsPolicy dependents) => Change(name, entry => _stopper.Stop(entry, dependents));

    /// <inheritdoc />
    public Status UnloadModule(string name) => Change(name, _stopper.Unload);

    /// <inheritdoc />
    public IReadOnlyList<ModuleInformation> List()
    {
        var list = new List<ModuleInformation> { Kernel() };
        foreach (ModuleEntry entry in _registry.Entries)
        {
            list.Add(entry.ToInformation());
        }

        return list;
    }

    /// <inheritdoc />
    public object? Find(Type interfaceType) => _registry.Find(interfaceType);

    /// <inheritdoc />
    public void DebugMsg(string source, string message) => _log.Write(LogLevel.Debug, source, message);

    ICfgGroup IModuleHost.ConfigurationOf(ModuleEntry entry) => _configuration.OpenGroup(entry.Name).Value;

    ModuleContext IModuleHost.CreateContext(ModuleEntry entry, ResourceGrants grants) => new(
        entry.Metadata,
        _configuration.OpenGroup(entry.Name).Value,
        _log.For(entry.Name),
        grants,
        _registry,
        _hardware.CreateSignal,
        _hardware.NameThread,
        (metadata, exception) =>
        {
            _ = _faults.Report(entry, "thread", exception);
            Faulted?.Invoke(metadata, exception);
        });

    private Status Change(string name, Func<ModuleEntry, Status> change)
    {
        lock (_gate)
        {
            return _registry.Find(name) is { } entry ? change(entry) : Status.NotFound;
        }
    }

    private void LogOutcome(ModuleEntry entry, Status status)
    {
        if (status.IsOk())
        {
            _log.Write(LogLevel.Information, "modules", $"{entry.Descriptor} runs");
            return;
        }

        LogLevel level = status == Status.DeviceAbsent ? LogLevel.Information : LogLevel.Error;
        string detail = entry.Detail.Length > 0 ? ": " + entry.Detail : "";
        _log.Write(level, "modules", $"{entry.Descriptor} does not run, {status.Describe()}{detail}");
    }

    private ModuleInformation Kernel()
    {
        var provides = new List<string>();
        foreach (KernelService service in _registry.Services)
        {
            provides.Add(service.Name);
        }

        return new ModuleInformation(KernelIdentity.Metadata, ModuleState.Running, Status.Ok, "", provides, []);
    }
}
