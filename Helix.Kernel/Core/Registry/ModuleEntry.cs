using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Registry;

/// <summary>A module in the registry: its code, its instance, where it is in its life.</summary>
internal sealed class ModuleEntry(ModuleCode code, SlotTable slots)
{
    private readonly SlotTable _slots = slots;
    private volatile ModuleState _state = ModuleState.Created;
    private volatile ModuleCode _code = code;
    private volatile ModuleInstance? _current;
    private long _faults;

    /// <summary>The code of the kernel's image, to which the module can go back; null if the image has none.</summary>
    public ModuleCode? ImageCode { get; init; } = code.Loaded is null ? code : null;

    /// <summary>The code that the module is made of now.</summary>
    public ModuleCode Code
    {
        get => _code;
        set => _code = value;
    }

    public ModuleDescriptor Descriptor => _code.Descriptor;

    public ModuleMetadata Metadata => Descriptor.Metadata;

    public string Name { get; } = new(code.Descriptor.Metadata.Name);

    public ModuleState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>The instance that lives; null before the first Initialize, after Cleanup, and while a fault keeps the module down.</summary>
    public ModuleInstance? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>The outcome of the last move, and why, for people.</summary>
    public Status LastStatus { get; private set; }

    public string Detail { get; private set; } = "";

    /// <summary>Its place in the order in which running modules started.</summary>
    public long StartNumber { get; set; }

    /// <summary>The round of starts in which it failed, so that it is not tried again for each module that requires it.</summary>
    public long FailedRound { get; set; } = -1;

    /// <summary>The state that it remembered for its successor after a fault.</summary>
    public byte[]? Checkpoint { get; set; }

    /// <summary>How often another instance has taken its place.</summary>
    public long Replacements { get; set; }

    public bool IsRunning => State == ModuleState.Running;

    /// <summary>
    /// Whether the module of a file may take this one's place without more ado: this one is of the image, and its life is over, or has not come
    /// to a start.
    /// </summary>
    public bool MakesRoomFor(ModuleMetadata metadata) =>
        Code.Origin == ModuleOrigin.Image
        && (State == ModuleState.Unloaded || (State is ModuleState.Created or ModuleState.Initialized && Name == metadata.Name));

    public bool Has(ModuleFlags flag) => (Metadata.Flags & flag) != 0;

    /// <summary>The module's slot for an interface; null if it has not provided that yet.</summary>
    public InterfaceSlot? FindSlot(Type contract) => _slots.Find(contract, Name);

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

    /// <summary>Counts a fault; on the thread that had it.</summary>
    public void CountFault() => Interlocked.Increment(ref _faults);

    public ModuleInformation ToInformation()
    {
        ModuleDescriptor descriptor = Descriptor;
        var provides = new List<string>();
        foreach (ProvidedInterface provided in descriptor.Provides)
        {
            provides.Add(provided.Name);
        }

        var requires = new List<string>();
        foreach (RequiredInterface required in descriptor.Requires)
        {
            requires.Add(required.Need == DependencyNeed.Optional ? required.Name + "?" : required.Name);
        }

        return new ModuleInformation(descriptor.Metadata, State, LastStatus, Detail, provides, requires)
        {
            Origin = Code.Origin,
            Faults = Interlocked.Read(ref _faults),
            Replacements = Replacements,
        };
    }
}
