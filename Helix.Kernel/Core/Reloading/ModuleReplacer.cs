using System.Runtime.CompilerServices;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Loading;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Reloading;

/// <summary>
/// Replaces running modules: the checks before, the exchange, and what becomes of the old code afterwards. One call at a time.
/// </summary>
internal sealed class ModuleReplacer(
    ModuleStarter starter,
    EntryPoints calls,
    SlotBinder binder,
    ResourceManager resources,
    IModuleHost host,
    ModuleListeners listeners,
    ReplacementCheck check,
    LogBuffer log)
{
    /// <summary>
    /// Puts an instance of some code in a running module's place.
    /// </summary>
    /// <param name="entry">The module.</param>
    /// <param name="code">What the new instance is made of; its image is the caller's to unload if this fails.</param>
    /// <param name="cause">Why.</param>
    /// <param name="released">The image that the module does not need any more; null if there is none.</param>
    /// <remarks>The caller's frames hold nothing of the old code, so that its image can go afterwards: hence not inlined.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReloadReport Replace(ModuleEntry entry, ModuleCode code, ReplacementCause cause, out ILoadedModule? released)
    {
        ModuleCode old = entry.Code;
        bool isSame = ReferenceEquals(old, code);
        released = isSame ? null : code.Loaded;
        ModuleVersion oldVersion = old.Descriptor.Metadata.Version;
        ModuleVersion newVersion = code.Descriptor.Metadata.Version;
        (Status status, string reason) = Prepare(entry, code);
        if (status.IsError())
        {
            _ = entry.Conclude(entry.IsRunning ? Status.Ok : status, reason);
            return new ReloadReport(status, reason, 0, oldVersion, newVersion);
        }

        ModuleInstance previous = entry.Current!;
        var replacement = new Replacement(entry, code, cause, calls, binder, resources, host.ConfigurationOf(entry), listeners);
        log.Hold();
        try
        {
            status = replacement.Run();
        }
        finally
        {
            log.Release();
        }

        if (status.IsOk())
        {
            released = isSame ? null : old.Loaded;
            Dismiss(previous, entry);
            ExchangeCommands(old, code);
        }
        else if (!replacement.Serves)
        {
            entry.Current = null;
            calls.Retire(previous);
        }

        _ = entry.Conclude(status.IsOk() || replacement.Serves ? Status.Ok : status, replacement.Reason);
        Tell(entry, status, replacement);
        return new ReloadReport(status, replacement.Reason, replacement.PauseNs, oldVersion, newVersion);
    }

    /// <summary>What can fail before any caller has to wait: the checks, what the new version requires, its slots.</summary>
    private (Status Status, string Reason) Prepare(ModuleEntry entry, ModuleCode code)
    {
        if (!entry.IsRunning)
        {
            return (Status.InvalidState, "it does not run");
        }

        (Status status, string reason) = check.Examine(entry, code.Descriptor);
        if (status.IsError())
        {
            return (status, reason);
        }

        status = starter.StartRequired(entry, code.Descriptor);
        status = status.IsOk() ? binder.Prepare(entry, code) : status;
        return (status, entry.Detail);
    }

    /// <summary>The old instance's last call, when nobody waits any more.</summary>
    private void Dismiss(ModuleInstance previous, ModuleEntry entry)
    {
        _ = calls.Cleanup(previous);
        resources.Settle(entry.Current!.Grants!, previous.Grants!);
        EntryPoints.Forget(previous);
        foreach (ProvidedInterface provided in previous.Code.Descriptor.Provides)
        {
            _ = binder.Follow(provided.Type);
        }

        foreach (ProvidedInterface provided in entry.Descriptor.Provides)
        {
            _ = binder.Follow(provided.Type);
        }
    }

    private static void ExchangeCommands(ModuleCode old, ModuleCode code)
    {
        if (ReferenceEquals(old, code))
        {
            return;
        }

        foreach (CommandDescriptor command in old.Commands)
        {
            CommandCatalog.Remove(command);
        }

        foreach (CommandDescriptor command in code.Commands)
        {
            CommandCatalog.Add(command);
        }
    }

    private void Tell(ModuleEntry entry, Status status, Replacement replacement)
    {
        if (status.IsOk())
        {
            log.Write(LogLevel.Information, "modules", $"{entry.Descriptor} serves in the place of its predecessor; callers waited {replacement.PauseNs} ns");
        }
        else
        {
            log.Write(LogLevel.Error, "modules", $"{entry.Name} is not replaced, {status.Describe()}: {replacement.Reason}");
        }
    }
}
