using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Loading;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Core.Reloading;
using Helix.Kernel.Core.Slots;
using Helix.Kernel.Core.Supervision;

namespace Helix.Kernel.Core.Registry;

/// <summary>
/// The manager of system modules: carries out one change at a time and hands each module its context. Lock order: the gate, then slots,
/// the supervisor's records, the log.
/// </summary>
public sealed class SysModManager : ISysModManager, IModuleHost, ISupervised
{
    private readonly object _gate = new();
    private readonly ManagerServices _services;
    private readonly ModuleRegistry _registry;
    private readonly LogBuffer _log;
    private readonly FaultBoundary _faults;
    private readonly SlotBinder _binder;
    private readonly ModuleStarter _starter;
    private readonly ModuleStopper _stopper;
    private readonly DynamicModules _dynamic;
    private readonly CodeStore _store;
    private readonly ModuleListeners _listeners = new();

    /// <summary>Makes the manager of a registry.</summary>
    public SysModManager(ManagerServices services)
    {
        _services = services;
        _registry = services.Registry;
        _log = services.Log;
        ILog log = _log.For("modules");
        _faults = new FaultBoundary(log) { Faulted = OnFault };
        var options = new ManagerOptions(services.Configuration, log);
        _binder = new SlotBinder(_registry, options.QuietTimeout, log);
        var calls = new EntryPoints(services.Resources, _faults, this);
        _starter = new ModuleStarter(_registry, calls, _binder, _listeners);
        _stopper = new ModuleStopper(_registry, calls, _binder, _listeners);
        var replacer = new ModuleReplacer(
            _starter, calls, _binder, services.Resources, this, _listeners, new ReplacementCheck(_registry), _log);
        _store = new CodeStore(services.Loader, services.Files, new LoadCheck(_registry), _registry.Slots, log);
        _dynamic = new DynamicModules(_registry, _stopper, replacer, _store, log);
        Supervisor = new Supervisor(this, options.Supervision, () => services.Statistics.Uptime, services.Hardware.CreateSignal(), log);
    }

    /// <summary>Called after a fault of a module that serves, on the thread that had it, before the supervisor hears of it.</summary>
    public Action<ModuleMetadata, Exception>? Faulted { get; set; }

    /// <summary>Deals with faults; runs on a thread of its own once <see cref="StartSupervisor"/> was called.</summary>
    internal Supervisor Supervisor { get; }

    /// <summary>Adds someone who hears of every start, replacement and stop from now on; before the first module starts.</summary>
    public void ListenWith(IModuleListener listener) => _listeners.Add(listener);

    /// <summary>Starts the supervisor's thread.</summary>
    public void StartSupervisor()
    {
        var thread = new Thread(Supervise) { Name = "supervisor", IsBackground = true };
        thread.Start();
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

    /// <summary>Lets the default slots of a contract follow the configuration.</summary>
    public Status FollowChoice(string contract)
    {
        lock (_gate)
        {
            return _binder.Follow(contract);
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
    public ModuleOutcome UnloadModule(string name)
    {
        lock (_gate)
        {
            ModuleOutcome outcome = _dynamic.Detach(name, out ILoadedModule? released);
            if (outcome.Status.IsOk())
            {
                Supervisor.Forget(name);
            }

            string left = released is null ? "" : _store.Unload(released, name);
            return left.Length == 0 ? outcome : outcome with { Status = Status.InUse, Reason = left };
        }
    }

    /// <inheritdoc />
    public ModuleOutcome LoadModule(string fileName)
    {
        Result<ReadOnlyMemory<byte>> file = _store.Find(fileName);
        return file.IsOk ? LoadModule(file.Value) : new ModuleOutcome(file.Status, "", $"there is no file {fileName}");
    }

    /// <inheritdoc />
    public ModuleOutcome LoadModule(ReadOnlyMemory<byte> file)
    {
        lock (_gate)
        {
            return _dynamic.Load(file);
        }
    }

    /// <inheritdoc />
    public ReloadReport ReloadModule(string name) => Replace(name, _dynamic.FindAgain);

    /// <inheritdoc />
    public ReloadReport ReloadModule(string name, string fileName)
    {
        Result<ReadOnlyMemory<byte>> file = _store.Find(fileName);
        return file.IsOk
            ? ReloadModule(name, file.Value)
            : new ReloadReport(file.Status, $"there is no file {fileName}", 0, default, default);
    }

    /// <inheritdoc />
    public ReloadReport ReloadModule(string name, ReadOnlyMemory<byte> file) => Replace(name, entry => _store.Load(file, entry));

    /// <inheritdoc />
    public ReloadReport RevertModule(string name) => Replace(name, DynamicModules.FindInImage);

    /// <inheritdoc />
    public Status ChooseProvider(string contract, string module)
    {
        lock (_gate)
        {
            if (_registry.Find(module) is not { } entry)
            {
                return Status.NotFound;
            }

            if (ProviderCheck.Find(entry, contract) is not { } provided)
            {
                return Status.NotSupported;
            }

            return !entry.IsRunning ? Status.InvalidState
                : ProviderCheck.Suits(_registry, provided) ? _services.Configuration.Set(ModuleRegistry.ProviderGroup, provided.Name, entry.Name)
                : Status.VersionMismatch;
        }
    }

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
    public IReadOnlyList<SlotInformation> ListSlots()
    {
        var list = new List<SlotInformation>();
        foreach (SlotRow row in _registry.Slots.Rows)
        {
            list.Add(row.ToInformation());
        }

        return list;
    }

    /// <inheritdoc />
    public object? Find(Type interfaceType) => _registry.Find(interfaceType);

    /// <inheritdoc />
    public Result<InterfaceFunction> FindFunction(ushort contract, ContractPart part, ushort function)
    {
        ContractTable? table = ContractCatalog.Find(contract, part);
        int index = table?.IndexOf(function) ?? -1;
        if (table is null || index < 0)
        {
            return Status.NotFound;
        }

        return Find(table.Type) is { } target ? new InterfaceFunction(table, index, target) : Status.MissingDependency;
    }

    /// <inheritdoc />
    public void DebugMsg(string source, string message) => _log.Write(LogLevel.Debug, source, message);

    /// <inheritdoc />
    public void DebugMsg(string source, LogLevel level, string message) => _log.Write(level, source, message);

    ICfgGroup IModuleHost.ConfigurationOf(ModuleEntry entry) => _services.Configuration.OpenGroup(entry.Name).Value;

    ModuleContext IModuleHost.CreateContext(ModuleInstance instance) => new(
        instance,
        _services.Configuration.OpenGroup(instance.Name).Value,
        _log.For(instance.Name),
        _registry,
        _services.Hardware,
        _faults);

    Status ISupervised.Replace(string name, long incarnation, FaultPolicy policy)
    {
        lock (_gate)
        {
            if (_registry.Find(name) is not { } entry)
            {
                return Status.NotFound;
            }

            if (entry.Current?.Incarnation != incarnation || !entry.IsRunning)
            {
                return Status.Ok;
            }

            Status status = _dynamic.ReplaceFaulty(entry, policy, out ILoadedModule? released);
            if (released is not null)
            {
                _ = _store.Unload(released, name);
            }

            return status;
        }
    }

    Status ISupervised.TakeDown(string name, long incarnation) =>
        Change(name, entry => entry.Current?.Incarnation == incarnation ? _stopper.Isolate(entry) : Status.Ok);

    Status ISupervised.Revive(string name) => Change(name, entry =>
    {
        Status status = _starter.Start(entry);
        if (status.IsError())
        {
            // The next attempt begins with another instance.
            _stopper.Drop(entry);
        }

        return status;
    });

    void ISupervised.Panic(string reason) => _services.Control.Panic(reason);

    private ReloadReport Replace(string name, Func<ModuleEntry, LoadResult> findCode)
    {
        lock (_gate)
        {
            ReloadReport report = _dynamic.Replace(name, findCode, out ILoadedModule? released);
            string left = released is null ? "" : _store.Unload(released, name);
            return left.Length == 0 ? report : report with { Reason = report.Reason.Length == 0 ? left : $"{report.Reason}; {left}" };
        }
    }

    private Status Change(string name, Func<ModuleEntry, Status> change)
    {
        lock (_gate)
        {
            return _registry.Find(name) is { } entry ? change(entry) : Status.NotFound;
        }
    }

    private void OnFault(ModuleInstance instance, Exception exception)
    {
        Faulted?.Invoke(instance.Code.Descriptor.Metadata, exception);
        Supervisor.Report(instance);
    }

    private void Supervise()
    {
        _services.Hardware.NameThread("supervisor");
        Supervisor.Run();
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
