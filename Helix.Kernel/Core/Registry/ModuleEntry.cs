using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;

namespace Helix.Kernel.Core.Registry;

/// <summary>A module in the registry: its declaration, its instance, where it is in its life.</summary>
internal sealed class ModuleEntry(ModuleDescriptor descriptor)
{
    private volatile ModuleState _state = ModuleState.Created;

    public ModuleDescriptor Descriptor { get; } = descriptor;

    public ModuleMetadata Metadata => Descriptor.Metadata;

    public string Name => Descriptor.Metadata.Name;

    public ModuleState State
    {
        get => _state;
        set => _state = value;
    }

    public Module? Instance { get; set; }

    public ModuleContext? Context { get; set; }

    public ResourceGrants? Grants { get; set; }

    /// <summary>The outcome of the last move, and why, for people.</summary>
    public Status LastStatus { get; private set; }

    public string Detail { get; private set; } = "";

    /// <summary>Whether phase 0 is over.</summary>
    public bool PassedOnce { get; set; }

    /// <summary>Its place in the order in which running modules started.</summary>
    public long StartNumber { get; set; }

    /// <summary>The round of starts in which it failed, so that it is not tried again for each module that requires it.</summary>
    public long FailedRound { get; set; } = -1;

    public bool IsRunning => State == ModuleState.Running;

    public bool Has(ModuleFlags flag) => (Metadata.Flags & flag) != 0;

    /// <summary>The contract version it provides of an interface; null if it does not.</summary>
    public ModuleVersion? Provided(Type contract)
    {
        foreach (ProvidedInterface provided in Descriptor.Provides)
        {
            if (provided.Type == contract)
            {
                return provided.Version;
            }
        }

        return null;
    }

    /// <summary>Remembers how a move ended.</summary>
    public Status Conclude(Status status, string detail = "")
    {
        LastStatus = status;
        Detail = detail;
        return status;
    }

    public ModuleInformation ToInformation()
    {
        var provides = new List<string>();
        foreach (ProvidedInterface provided in Descriptor.Provides)
        {
            provides.Add(provided.Name);
        }

        var requires = new List<string>();
        foreach (RequiredInterface required in Descriptor.Requires)
        {
            requires.Add(required.Need == DependencyNeed.Optional ? required.Name + "?" : required.Name);
        }

        return new ModuleInformation(Metadata, State, LastStatus, Detail, provides, requires);
    }
}
