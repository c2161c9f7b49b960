using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Testing.Fakes;

/// <summary>What a module gets from the kernel, made up by a test.</summary>
public sealed class FakeModuleContext : IModuleContext
{
    private readonly Dictionary<Type, List<object>> _services = [];

    /// <summary>Makes a context for a module.</summary>
    /// <param name="descriptor">What the module declares.</param>
    /// <param name="machine">Where its hardware is.</param>
    /// <param name="settings">Its configuration, as <see cref="FakeConfiguration"/> reads it.</param>
    public FakeModuleContext(ModuleDescriptor descriptor, FakeMachine machine, string settings = "")
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Metadata = descriptor.Metadata;
        Settings = new FakeConfiguration(Metadata.Name, settings);
        Resources = new FakeGrants(machine, descriptor.Resources, Settings);
    }

    /// <inheritdoc />
    public ModuleMetadata Metadata { get; }

    /// <summary>The module's configuration, for a test to change.</summary>
    public FakeConfiguration Settings { get; }

    /// <inheritdoc />
    public ICfgGroup Configuration => Settings;

    /// <summary>What the module wrote to the log.</summary>
    public FakeLog Messages { get; } = new();

    /// <inheritdoc />
    public ILog Log => Messages;

    /// <inheritdoc />
    public IResourceGrants Resources { get; }

    /// <summary>The exceptions that the module reported of its threads.</summary>
    public ConcurrentQueue<Exception> Faults { get; } = [];

    /// <summary>The names that the module gave its threads.</summary>
    public ConcurrentQueue<string> ThreadNames { get; } = [];

    /// <summary>From now on the module finds this implementation; the first one given is what Find answers.</summary>
    public void Provide<T>(T instance)
        where T : class
    {
        if (!_services.TryGetValue(typeof(T), out List<object>? provided))
        {
            provided = [];
            _services.Add(typeof(T), provided);
        }

        provided.Add(instance);
    }

    /// <inheritdoc />
    public object? Find(Type interfaceType) => _services.TryGetValue(interfaceType, out List<object>? provided) ? provided[0] : null;

    /// <inheritdoc />
    public object[] FindAll(Type interfaceType) => _services.TryGetValue(interfaceType, out List<object>? provided) ? [.. provided] : [];

    /// <inheritdoc />
    public ISignal CreateSignal() => new FakeSignal();

    /// <inheritdoc />
    public void NameThread(string name) => ThreadNames.Enqueue(name);

    /// <summary>The states that the module asked to have remembered.</summary>
    public ConcurrentQueue<byte[]> Checkpoints { get; } = [];

    /// <inheritdoc />
    public void Checkpoint(ReadOnlySpan<byte> state) => Checkpoints.Enqueue(state.ToArray());

    /// <inheritdoc />
    public void ReportFault(Exception exception) => Faults.Enqueue(exception);
}
