using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Configuration;
using Helix.Kernel.Core.Hardware;

namespace Helix.Tests.Unit.Fakes;

/// <summary>A context that grants what a module declared on a fake machine, without a registry.</summary>
internal sealed class FakeContext : IModuleContext, ILog
{
    private readonly Dictionary<Type, object> _services = [];
    private readonly CfgManager _configuration = new();

    private FakeContext(ModuleDescriptor descriptor, FakeHardware hardware, FakePlatform platform, string settings)
    {
        Metadata = descriptor.Metadata;
        CommandLine.Read(settings, (group, key, value) => _ = _configuration.Set(group, key, value), warning => throw new ArgumentException(warning));
        Resources = new ResourceManager(hardware, platform, this).Grant(Metadata.Name, descriptor.Resources, Configuration).Value;
    }

    public ModuleMetadata Metadata { get; }

    public ICfgGroup Configuration => _configuration.OpenGroup(Metadata.Name).Value;

    public ILog Log => this;

    public IResourceGrants Resources { get; }

    public List<(LogLevel Level, string Message)> Messages { get; } = [];

    public List<Exception> Faults { get; } = [];

    public List<byte[]> Checkpoints { get; } = [];

    public ConcurrentQueue<string> ThreadNames { get; } = [];

    /// <summary>The context for a module of the catalogue.</summary>
    public static FakeContext For(string module, FakeHardware hardware, FakePlatform? platform = null, string settings = "")
    {
        foreach (ModuleDescriptor descriptor in ModuleCatalog.Snapshot())
        {
            if (descriptor.Metadata.Name == module)
            {
                return new FakeContext(descriptor, hardware, platform ?? new FakePlatform(), settings);
            }
        }

        throw new ArgumentException("no such module: " + module);
    }

    public void Provide<T>(T instance)
        where T : class => _services[typeof(T)] = instance;

    public object? Find(Type interfaceType) => _services.GetValueOrDefault(interfaceType);

    public object[] FindAll(Type interfaceType) => Find(interfaceType) is { } found ? [found] : [];

    public ISignal CreateSignal() => new PollingSignal();

    public void NameThread(string name) => ThreadNames.Enqueue(name);

    public void Checkpoint(ReadOnlySpan<byte> state) => Checkpoints.Add(state.ToArray());

    public void ReportFault(Exception exception) => Faults.Add(exception);

    public void Write(LogLevel level, string message) => Messages.Add((level, message));

    public bool IsEnabled(LogLevel level) => true;
}
