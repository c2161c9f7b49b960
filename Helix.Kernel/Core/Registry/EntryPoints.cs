using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;

namespace Helix.Kernel.Core.Registry;

/// <summary>
/// Calls the entry points of instances, each behind the fault boundary. Knows nothing of the states of modules, nor of who may be called
/// when: that is for the starter, the stopper and the replacer.
/// </summary>
internal sealed class EntryPoints(ResourceManager resources, FaultBoundary faults, IModuleHost host)
{
    private long _instances;

    /// <summary>A new instance of some code, without an object yet.</summary>
    public ModuleInstance Create(ModuleEntry entry, ModuleCode code) => new(entry, code, ++_instances, faults);

    /// <summary>Grants the hardware, makes the object, and initializes it.</summary>
    public Status Initialize(ModuleInstance instance)
    {
        ModuleEntry entry = instance.Entry;
        Result<ResourceGrants> granted = resources.Grant(entry.Name, instance.Code.Descriptor.Resources, host.ConfigurationOf(entry));
        if (!granted.TryGet(out ResourceGrants? grants))
        {
            return entry.Conclude(granted.Status, "its hardware was not granted: " + granted.Status.Describe());
        }

        instance.Grants = grants;
        Status status = InitializeGranted(instance);
        if (status.IsError())
        {
            Release(instance);
        }

        return status;
    }

    /// <summary>The same for an instance that has its hardware already; keeps it if that fails.</summary>
    public Status InitializeGranted(ModuleInstance instance)
    {
        instance.Context = host.CreateContext(instance);
        return faults.Call(instance, "Initialize", static made =>
        {
            made.Module = made.Code.Descriptor.Factory();
            return made.Module.Initialize(made.Context!);
        });
    }

    /// <summary>Phase 0, unless it is over, and phase 1.</summary>
    public Status Start(ModuleInstance instance)
    {
        if (!instance.PassedOnce)
        {
            Status status = faults.Call(instance, "StartOnce", static made => made.Instance.StartOnce());
            instance.PassedOnce = status.IsOk();
            if (status.IsError())
            {
                return status;
            }
        }

        return faults.Call(instance, "Start", static made => made.Instance.Start());
    }

    public Status Check(ModuleInstance instance) => faults.Call(instance, "Check", static made => made.Instance.Check());

    public Status Stop(ModuleInstance instance) => faults.Call(instance, "Stop", static made => made.Instance.Stop());

    /// <summary>Takes the state; none if the module has no state.</summary>
    public Status Save(ModuleInstance instance, out byte[]? state)
    {
        byte[]? saved = null;
        Status status = faults.Call(instance, "SaveState", made =>
        {
            Result<byte[]> result = made.Instance.SaveState();
            saved = result.Or(null!);
            return result.Status == Status.NotSupported ? Status.Ok : result.Status;
        });
        state = saved;
        return status;
    }

    public Status Restore(ModuleInstance instance, byte[] state) =>
        faults.Call(instance, "RestoreState", made => made.Instance.RestoreState(state));

    /// <summary>The last call of an instance that keeps its hardware.</summary>
    public Status Cleanup(ModuleInstance instance) => faults.Call(instance, "Cleanup", static made => made.Instance.Cleanup());

    /// <summary>Takes the hardware back and lets go of the object.</summary>
    public void Release(ModuleInstance instance)
    {
        if (instance.Grants is { } grants)
        {
            resources.Release(instance.Name, grants);
        }

        Forget(instance);
    }

    /// <summary>Lets go of the object, whose hardware is another's now.</summary>
    public static void Forget(ModuleInstance instance)
    {
        instance.Module = null;
        instance.Context = null;
        instance.Grants = null;
    }

    /// <summary>
    /// Ends the life of an instance that failed: stops and cleans it up as far as it lets that happen, and takes its hardware back.
    /// </summary>
    public void Retire(ModuleInstance instance)
    {
        if (instance.Module is not null)
        {
            _ = Stop(instance);
            _ = Cleanup(instance);
        }

        Release(instance);
    }
}
