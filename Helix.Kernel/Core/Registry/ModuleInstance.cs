using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Registry;

/// <summary>One life of a module: an object of its class, with its context and hardware, from Initialize to Cleanup.</summary>
internal sealed class ModuleInstance(ModuleEntry entry, ModuleCode code, long incarnation, FaultBoundary faults) : ISlotOwner, IServingModule
{
    /// <summary>The module.</summary>
    public ModuleEntry Entry { get; } = entry;

    /// <summary>What it is made of.</summary>
    public ModuleCode Code { get; } = code;

    /// <summary>Its number among all instances of all modules.</summary>
    public long Incarnation { get; } = incarnation;

    public string Name => Entry.Name;

    /// <summary>The object, from Initialize on.</summary>
    public Module Instance => Module ?? throw new InvalidOperationException("the module has no object before Initialize");

    /// <summary>The object; null before Initialize and after Cleanup.</summary>
    public Module? Module { get; set; }

    public ModuleContext? Context { get; set; }

    public ResourceGrants? Grants { get; set; }

    /// <summary>Whether phase 0 is over.</summary>
    public bool PassedOnce { get; set; }

    public object? Find(Type contract) => Entry.FindSlot(contract);

    public Status OnFault(string contract, string function, Exception exception)
    {
        faults.ReportFault(this, $"{contract}.{function}", exception);
        return Status.ModuleFault;
    }

    public void ReleaseCallers()
    {
        try
        {
            Module?.ReleaseCallers();
        }
        catch (Exception exception)
        {
            faults.ReportFault(this, "ReleaseCallers", exception);
        }
    }
}
