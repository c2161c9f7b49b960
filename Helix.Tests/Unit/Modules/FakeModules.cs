using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Unit.Modules;

/// <summary>A manager with two modules that writes down what is asked of it.</summary>
internal sealed class FakeModules : ISysModManager
{
    public List<string> Calls { get; } = [];

    /// <summary>What loads and unloads answer.</summary>
    public ModuleOutcome Outcome { get; set; } = new(Status.Ok, "alpha", "");

    /// <summary>What unloads answer, if not the same.</summary>
    public ModuleOutcome? Unloading { get; init; }

    /// <summary>Modules besides the two.</summary>
    public List<ModuleInformation> Others { get; } = [];

    /// <summary>What reloads answer.</summary>
    public ReloadReport Report { get; set; } = new(Status.Ok, "", 1500, new ModuleVersion(1, 0, 0), new ModuleVersion(2, 0, 0));

    public Status StartModule(Type interfaceType) => Status.NotSupported;

    public Status StartModule(string name) => Note("start " + name, name == "alpha" || Others.Exists(other => other.Metadata.Name == name) ? Status.Ok : Status.NotFound);

    public Status StopModule(string name, DependentsPolicy dependents) => Note($"stop {name} {dependents}", Status.Ok);

    public ModuleOutcome UnloadModule(string name) => Note("unload " + name, Unloading ?? Outcome);

    public ModuleOutcome LoadModule(ReadOnlyMemory<byte> file) => Note("load file", Outcome);

    public ModuleOutcome LoadModule(string fileName) => Note("load " + fileName, Outcome);

    public ReloadReport ReloadModule(string name) => Note("reload " + name, Report);

    public ReloadReport ReloadModule(string name, ReadOnlyMemory<byte> file) => Note($"reload {name} file", Report);

    public ReloadReport ReloadModule(string name, string fileName) => Note($"reload {name} {fileName}", Report);

    public ReloadReport RevertModule(string name) => Note("revert " + name, Report);

    public Status ChooseProvider(string contract, string module) => Note($"choose {contract} {module}", Status.Ok);

    public IReadOnlyList<ModuleInformation> List() =>
    [
        new(
            new ModuleMetadata(1, "alpha", new ModuleVersion(1, 2, 3), "first", "me", "MIT", ModuleFlags.KernelSpace),
            ModuleState.Running, Status.Ok, "", ["One", "Two"], []) { Origin = ModuleOrigin.File, Faults = 3 },
        new(
            new ModuleMetadata(2, "beta", new ModuleVersion(0, 1, 0), "second", "me", "MIT", ModuleFlags.KernelSpace | ModuleFlags.OnDemand),
            ModuleState.Created, Status.DeviceAbsent, "Initialize", [], ["One", "Three?"]),
        .. Others,
    ];

    public IReadOnlyList<SlotInformation> ListSlots() =>
    [
        new("One", "", "alpha", 2, true) { CallsWaiting = 3, Exchanges = 40, Faults = 1 },
        new("One", "alpha", "alpha", 0, false),
        new("Two", "", "", 0, false),
    ];

    public Result<InterfaceFunction> FindFunction(ushort contract, ContractPart part, ushort function) => Status.NotFound;

    public object? Find(Type interfaceType) => null;

    public void DebugMsg(string source, string message)
    {
    }

    public void DebugMsg(string source, LogLevel level, string message)
    {
    }

    private T Note<T>(string call, T answer)
    {
        Calls.Add(call);
        return answer;
    }
}
