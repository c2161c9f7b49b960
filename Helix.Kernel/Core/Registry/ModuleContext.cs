using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Memory;

namespace Helix.Kernel.Core.Registry;

/// <summary>What one instance of a module gets from the kernel.</summary>
internal sealed class ModuleContext(
    ModuleInstance instance, ICfgGroup configuration, ILog log, ModuleRegistry registry, IHardware hardware, FaultBoundary faults) : IModuleContext
{
    public ModuleMetadata Metadata { get; } = instance.Code.Descriptor.Metadata;

    public ICfgGroup Configuration { get; } = configuration;

    public ILog Log { get; } = log;

    public IResourceGrants Resources { get; } = instance.Grants!;

    public object? Find(Type interfaceType) =>
        interfaceType == typeof(IMemManager) && registry.Find(interfaceType) is IMemManager manager
        && registry.Find(typeof(IMemoryOwners)) is IMemoryOwners owners
            ? new ModuleMemory(new string(Metadata.Name), manager, owners)
            : registry.Find(interfaceType);

    public object[] FindAll(Type interfaceType) => registry.FindAll(interfaceType);

    public ISignal CreateSignal() => hardware.CreateSignal();

    public void NameThread(string name) => hardware.NameThread(name);

    public void Checkpoint(ReadOnlySpan<byte> state)
    {
        // What an instance says after its time is not a state of its successor.
        if (ReferenceEquals(instance.Entry.Current, instance))
        {
            instance.Entry.Checkpoint = state.ToArray();
        }
    }

    public void ReportFault(Exception exception) => faults.ReportFault(instance, "thread", exception);
}
