using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Registry;

/// <summary>What one module gets from the kernel.</summary>
internal sealed class ModuleContext(
    ModuleMetadata metadata,
    ICfgGroup configuration,
    ILog log,
    IResourceGrants resources,
    ModuleRegistry registry,
    Func<ISignal> createSignal,
    Action<string> nameThread,
    Action<ModuleMetadata, Exception> reportFault) : IModuleContext
{
    public ModuleMetadata Metadata { get; } = metadata;

    public ICfgGroup Configuration { get; } = configuration;

    public ILog Log { get; } = log;

    public IResourceGrants Resources { get; } = resources;

    public object? Find(Type interfaceType) => registry.Find(interfaceType);

    public object[] FindAll(Type interfaceType) => registry.FindAll(interfaceType);

    public ISignal CreateSignal() => createSignal();

    public void NameThread(string name) => nameThread(name);

    public void ReportFault(Exception exception) => reportFault(Metadata, exception);
}
