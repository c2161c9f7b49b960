using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Registry;

/// <summary>Stops and unloads modules, those that depend on them first. One call at a time.</summary>
internal sealed class ModuleStopper(ModuleRegistry registry, EntryPoints calls, SlotBinder binder, ModuleListeners listeners)
{
    /// <summary>Stops a module.</summary>
    public Status Stop(ModuleEntry entry, DependentsPolicy policy)
    {
        if (!entry.IsRunning)
        {
            return Status.InvalidState;
        }

        if (entry.Has(ModuleFlags.Essential))
        {
            return entry.Conclude(Status.AccessDenied, "it is essential");
        }

        Status status = StopDependents(entry, policy);
        if (status.IsError())
        {
            return status;
        }

        ModuleInstance instance = entry.Current!;
        listeners.Stopping(instance);
        status = StopQuiet(instance);
        if (status.IsError())
        {
            listeners.Started(instance);
        }

        return status;
    }

    /// <summary>Ends the life of a stopped module.</summary>
    public Status Unload(ModuleEntry entry)
    {
        if (!LifeCycle.TryMove(entry.State, ModuleMove.Cleanup, out ModuleState next))
        {
            return Status.InvalidState;
        }

        // After a fault there may be nothing left to clean up.
        Status status = entry.Current is { } instance ? calls.Cleanup(instance) : Status.Ok;
        if (status.IsOk())
        {
            Leave(entry);
            entry.State = next;
            listeners.Unloaded(entry.Name);
        }

        return status;
    }

    /// <summary>Ends the life of a module that never ran. An instance that could not be started may have things to clean up.</summary>
    public void GiveUp(ModuleEntry entry)
    {
        Drop(entry);
        Leave(entry);
        listeners.Unloaded(entry.Name);
    }

    /// <summary>Lets go of a module's instance, and of what its slots know of it.</summary>
    private void Leave(ModuleEntry entry)
    {
        if (entry.Current is { } instance)
        {
            entry.Current = null;
            calls.Release(instance);
        }

        PausedSlots paused = binder.Pause(entry);
        _ = paused.WaitUntilQuiet(binder.QuietTimeout);
        binder.Bind(paused, next: null, failed: null);
        _ = paused.Resume();
        entry.Checkpoint = null;
    }

    /// <summary>Ends an instance that could not be started, so that the next start makes another one.</summary>
    public void Drop(ModuleEntry entry)
    {
        if (!entry.IsRunning && entry.Current is { } instance)
        {
            (Status status, string detail) = (entry.LastStatus, entry.Detail);
            entry.Current = null;
            calls.Retire(instance);
            _ = entry.Conclude(status, detail);
        }
    }

    /// <summary>Takes a faulty module down, whoever requires it: calls answer that it is its fault.</summary>
    /// <returns><see cref="Status.TimedOut"/> if calls stay inside it; then nothing has changed.</returns>
    public Status Isolate(ModuleEntry entry)
    {
        if (entry.Current is not { } instance || !LifeCycle.TryMove(entry.State, ModuleMove.Stop, out ModuleState next))
        {
            return Status.Ok;
        }

        listeners.Stopping(instance);
        PausedSlots paused = binder.Pause(entry);
        bool isQuiet = paused.WaitUntilQuiet(binder.QuietTimeout);
        if (isQuiet)
        {
            string detail = entry.Detail;
            entry.Current = null;
            calls.Retire(instance);
            entry.State = next;
            binder.Bind(paused, next: null, failed: instance);
            _ = entry.Conclude(Status.ModuleFault, detail);
        }

        _ = paused.Resume();
        return isQuiet ? Status.Ok : Status.TimedOut;
    }

    private Status StopQuiet(ModuleInstance instance)
    {
        ModuleEntry entry = instance.Entry;
        PausedSlots paused = binder.Pause(entry);
        Status status = paused.WaitUntilQuiet(binder.QuietTimeout)
            ? calls.Stop(instance)
            : entry.Conclude(Status.TimedOut, "it is never quiet: " + paused.DescribeCalls());
        if (status.IsOk() && LifeCycle.TryMove(entry.State, ModuleMove.Stop, out ModuleState next))
        {
            entry.State = next;
            binder.Bind(paused, next: null, failed: null);
        }

        _ = paused.Resume();
        return status;
    }

    private Status StopDependents(ModuleEntry entry, DependentsPolicy policy)
    {
        List<ModuleEntry> dependents = Dependents(entry);
        if (dependents.Count > 0 && policy == DependentsPolicy.Refuse)
        {
            return entry.Conclude(Status.InUse, "required by " + string.Join(", ", dependents.ConvertAll(static other => other.Name)));
        }

        foreach (ModuleEntry dependent in dependents)
        {
            Status status = dependent.IsRunning ? Stop(dependent, policy) : Status.Ok;
            if (status.IsError())
            {
                return status;
            }
        }

        return Status.Ok;
    }

    /// <summary>Running modules that would be left without a provider of something they require.</summary>
    private List<ModuleEntry> Dependents(ModuleEntry entry)
    {
        var dependents = new List<ModuleEntry>();
        foreach (ModuleEntry other in registry.Entries)
        {
            if (other.IsRunning && !ReferenceEquals(other, entry) && Needs(other, entry))
            {
                dependents.Add(other);
            }
        }

        return dependents;
    }

    private bool Needs(ModuleEntry dependent, ModuleEntry entry)
    {
        foreach (RequiredInterface need in dependent.Descriptor.Requires)
        {
            bool provided = need.Need == DependencyNeed.Required && entry.Provided(need.Type) is not null;
            if (provided && !registry.Providers(need.Type).Exists(other => !ReferenceEquals(other, entry) && Serves(other, need)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Serves(ModuleEntry entry, RequiredInterface need) =>
        entry.IsRunning && entry.Provided(need.Type) is { } version && need.Range.Contains(version);
}
