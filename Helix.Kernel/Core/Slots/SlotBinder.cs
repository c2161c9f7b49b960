using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Core.Slots;

/// <summary>
/// Decides what each slot is bound to: a module's own slots to its instance, the default slot of an interface to the instance of the
/// preferred provider. One change at a time.
/// </summary>
/// <param name="registry">Who provides what.</param>
/// <param name="quietTimeout">How long a change waits for calls inside.</param>
/// <param name="log">Hears of default slots that could not follow.</param>
internal sealed class SlotBinder(ModuleRegistry registry, TimeSpan quietTimeout, ILog log)
{
    /// <summary>How long a change waits for calls inside.</summary>
    public TimeSpan QuietTimeout { get; } = quietTimeout;

    /// <summary>Makes the slots that some code needs and are not there yet.</summary>
    public Status Prepare(ModuleEntry entry, ModuleCode code)
    {
        foreach (ProvidedInterface provided in code.Descriptor.Provides)
        {
            if (!registry.Slots.TryAdd(provided, entry.Name))
            {
                return entry.Conclude(Status.OutOfMemory, $"no slot can be made for {provided.Name}");
            }
        }

        return Status.Ok;
    }

    /// <summary>Lets calls reach a module that has been started. Its slots have no target so far, so that nobody is inside.</summary>
    public void Connect(ModuleInstance instance)
    {
        PausedSlots own = PausedSlots.Pause(Select(row => row.Module == instance.Name));
        _ = own.WaitUntilQuiet(QuietTimeout);
        BindOwn(own, instance);
        _ = own.Resume();
        foreach (ProvidedInterface provided in instance.Code.Descriptor.Provides)
        {
            _ = Follow(provided.Type);
        }
    }

    /// <summary>Pauses everything through which calls reach a module: its own slots, and the default ones that are bound to it.</summary>
    public PausedSlots Pause(ModuleEntry entry) => PausedSlots.Pause(Select(row => row.Module == entry.Name || LeadsTo(row.Slot, entry)));

    /// <summary>
    /// Binds the paused slots of a module: to the instance that serves from now on, or, if there is none, its own to nothing and the
    /// default ones to the next provider.
    /// </summary>
    /// <param name="paused">Paused, without calls inside.</param>
    /// <param name="next">What serves from now on; null if nothing does.</param>
    /// <param name="failed">Whose fault it is that nothing serves; null if it is nobody's.</param>
    public void Bind(PausedSlots paused, ModuleInstance? next, ModuleInstance? failed)
    {
        foreach (SlotRow row in paused.Rows)
        {
            if (row.Module.Length == 0)
            {
                BindDefault(row, failed);
            }
            else if (next is not null && Provides(next, row.Contract))
            {
                row.Slot.Bind(next.Instance, next);
            }
            else
            {
                row.Slot.Bind(null, failed);
            }
        }
    }

    /// <summary>Binds the default slot of an interface to the preferred provider, if that is another than before.</summary>
    /// <returns><see cref="Status.TimedOut"/> if calls stay inside the provider before; then it goes on serving.</returns>
    public Status Follow(Type contract)
    {
        SlotRow? row = Select(other => other.Module.Length == 0 && other.Contract == contract) is [var only] ? only : null;
        if (row is null || ReferenceEquals(row.Slot.Target, Preferred(contract)?.Module))
        {
            return Status.Ok;
        }

        PausedSlots paused = PausedSlots.Pause([row]);
        Status status = paused.WaitUntilQuiet(QuietTimeout) ? Status.Ok : Status.TimedOut;
        if (status.IsOk())
        {
            BindDefault(row, failed: null);
        }
        else
        {
            log.Write(LogLevel.Warning, $"{row.Name} stays with {row.Slot.Owner?.Name}: {paused.DescribeCalls()}");
        }

        _ = paused.Resume();
        return status;
    }

    /// <summary>The same for every interface of a name.</summary>
    public Status Follow(string contract)
    {
        Status worst = Status.Ok;
        foreach (SlotRow row in Select(row => row.Module.Length == 0 && string.Equals(row.Name, contract, StringComparison.OrdinalIgnoreCase)))
        {
            Status status = Follow(row.Contract);
            worst = status.IsOk() ? worst : status;
        }

        return worst;
    }

    private static bool LeadsTo(InterfaceSlot slot, ModuleEntry entry) =>
        slot.Owner is ModuleInstance owner && ReferenceEquals(owner.Entry, entry);

    private static bool Provides(ModuleInstance instance, Type contract)
    {
        foreach (ProvidedInterface provided in instance.Code.Descriptor.Provides)
        {
            if (provided.Type == contract)
            {
                return true;
            }
        }

        return false;
    }

    private static void BindOwn(PausedSlots own, ModuleInstance instance)
    {
        foreach (SlotRow row in own.Rows)
        {
            bool provides = Provides(instance, row.Contract);
            row.Slot.Bind(provides ? instance.Instance : null, provides ? instance : null);
        }
    }

    private void BindDefault(SlotRow row, ModuleInstance? failed)
    {
        ModuleInstance? preferred = Preferred(row.Contract);
        row.Slot.Bind(preferred?.Module, preferred ?? failed);
    }

    private ModuleInstance? Preferred(Type contract) => registry.Running(contract) is [var first, ..] ? first.Current : null;

    private List<SlotRow> Select(Predicate<SlotRow> isWanted)
    {
        var rows = new List<SlotRow>();
        foreach (SlotRow row in registry.Slots.Rows)
        {
            if (isWanted(row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
