using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;

namespace Helix.Kernel.Core.Registry;

/// <summary>Stops and unloads modules, those that depend on them first. One call at a time.</summary>
internal sealed class ModuleStopper(ModuleRegistry registry, ResourceManager resources, FaultBoundary faults)
{
    /// <summary>Hears of every stop.</summary>
    public IModuleListener? Listener { get; set; }

    /// <summary>Stops a module.</summary>
    public Status Stop(ModuleEntry entry, DependentsPolicy policy)
    {
        if (!entry.IsRunning || !LifeCycle.TryMove(entry.State, ModuleMove.Stop, out ModuleState next))
        {
            return Status.InvalidState;
        }

        if (entry.Has(ModuleFlags.Essential))
        {
            return Status.AccessDenied;
        }

        Status status = StopDependents(entry, policy);
        if (status.IsError())
        {
            return status;
        }

        Listener?.Stopping(entry.Instance!);
        status = faults.Call(entry, "Stop", entry.Instance!.Stop);
        if (status.IsOk())
        {
            _ = entry.Conclude(Status.Ok);
            entry.State = next;
        }
        else
        {
            Listener?.Started(entry.Instance);
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

        Status status = faults.Call(entry, "Cleanup", entry.Instance!.Cleanup);
        if (status.IsOk())
        {
            resources.Release(entry.Name, entry.Grants!);
            _ = entry.Conclude(Status.Ok);
            entry.State = next;
            entry.Instance = null;
            entry.Context = null;
            entry.Grants = null;
        }

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
