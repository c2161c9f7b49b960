using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Testing.Fakes;

/// <summary>A module with a context and a machine, moved through its life by a test as the kernel would.</summary>
/// <typeparam name="T">The module's class.</typeparam>
public sealed class ModuleUnderTest<T>
    where T : Module, new()
{
    private readonly ModuleDescriptor _descriptor;
    private readonly string _settings;

    /// <summary>Makes an instance and its context; nothing of it has run but its constructor.</summary>
    /// <param name="name">The module's name, as it is declared.</param>
    /// <param name="settings">Its configuration: <c>key=value</c>, separated by blanks.</param>
    /// <exception cref="ArgumentException">No module of that name is declared in its assembly.</exception>
    public ModuleUnderTest(string name, string settings = "")
    {
        _descriptor = Find(name) ?? throw new ArgumentException("no module has this name: " + name, nameof(name));
        _settings = settings;
        Context = new FakeModuleContext(_descriptor, Machine, settings);
    }

    /// <summary>The module.</summary>
    public T Module { get; private set; } = new();

    /// <summary>What it gets from the kernel.</summary>
    public FakeModuleContext Context { get; private set; }

    /// <summary>The machine that its hardware is in.</summary>
    public FakeMachine Machine { get; } = new();

    /// <summary>Initializes and starts the module.</summary>
    /// <returns>The first status that is not <see cref="Status.Ok"/>.</returns>
    public Status Start()
    {
        Status status = Module.Initialize(Context);
        status = status.IsOk() ? Module.StartOnce() : status;
        return status.IsOk() ? Module.Start() : status;
    }

    /// <summary>Stops the module and lets it clean up.</summary>
    /// <returns>The first status that is not <see cref="Status.Ok"/>.</returns>
    public Status Stop()
    {
        Status status = Module.Stop();
        return status.IsOk() ? Module.Cleanup() : status;
    }

    /// <summary>Replaces the module by a new instance that takes over its state, as a hot reload does. What was provided must be again.</summary>
    /// <returns>The first status that is not <see cref="Status.Ok"/>; then the module is as far as it came.</returns>
    public Status Reload()
    {
        Result<byte[]> state = Module.SaveState();
        Status status = state.IsOk ? Module.Stop() : state.Status;
        if (status.IsError())
        {
            return status;
        }

        T old = Module;
        Module = new T();
        Context = new FakeModuleContext(_descriptor, Machine, _settings);
        status = Module.Initialize(Context);
        status = status.IsOk() ? Module.RestoreState(state.Value) : status;
        status = status.IsOk() ? Module.StartOnce() : status;
        status = status.IsOk() ? Module.Start() : status;
        status = status.IsOk() ? Module.Check() : status;
        return status.IsOk() ? old.Cleanup() : status;
    }

    private static ModuleDescriptor? Find(string name)
    {
        if (FindDeclared(name) is { } known)
        {
            return known;
        }

        // On the host an assembly declares its modules when something of it first runs; the kernel runs all initialisers at its start.
        RuntimeHelpers.RunModuleConstructor(typeof(T).Module.ModuleHandle);
        return FindDeclared(name);
    }

    private static ModuleDescriptor? FindDeclared(string name)
    {
        foreach (ModuleDescriptor descriptor in ModuleCatalog.Snapshot())
        {
            if (descriptor.Metadata.Name == name)
            {
                return descriptor;
            }
        }

        return null;
    }
}
