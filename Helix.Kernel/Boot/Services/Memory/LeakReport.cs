using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Kernel.Core;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>Says what a module has not given back when its life is over.</summary>
internal sealed class LeakReport(KernelCore core) : IModuleListener
{
    private readonly ILog _log = core.LogBuffer.For("memory");

    /// <inheritdoc />
    public void Started(IServingModule module)
    {
    }

    /// <inheritdoc />
    public void Replaced(IServingModule module)
    {
    }

    /// <inheritdoc />
    public void Stopping(IServingModule module)
    {
    }

    /// <inheritdoc />
    public void Unloaded(string name)
    {
        if (core.Registry.Find(typeof(IMemoryOwners)) is not IMemoryOwners owners)
        {
            return;
        }

        foreach (OwnerUsage usage in owners.Usage)
        {
            if (usage.Owner == name)
            {
                _log.Write(
                    LogLevel.Warning, $"{name} is unloaded and has not given back {usage.Blocks} blocks, {usage.Bytes} bytes, {usage.Caches} caches");
            }
        }
    }
}
