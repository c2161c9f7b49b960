using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Slots;

/// <summary>
/// All slots: one for each provider and interface, and a default one for each interface. They are made when a provider first starts and
/// stay for good, as nobody knows who holds one. Look-ups may come from any thread; additions from one at a time.
/// </summary>
/// <param name="factory">Makes them.</param>
/// <param name="log">Hears of interfaces that no slot can stand for.</param>
internal sealed class SlotTable(ISlotFactory factory, ILog log)
{
    private const string Default = "";

    private SlotRow[] _rows = [];

    /// <summary>All slots, by the name of the contract, the default one first.</summary>
    public IReadOnlyList<SlotRow> Rows => Volatile.Read(ref _rows);

    /// <summary>The slot that follows the preferred provider; null if nobody has provided the interface yet.</summary>
    public InterfaceSlot? FindDefault(Type contract) => Find(contract, Default);

    /// <summary>A module's slot; null if it has not provided the interface yet.</summary>
    public InterfaceSlot? Find(Type contract, string module)
    {
        foreach (SlotRow row in Rows)
        {
            if (row.Contract == contract && row.Module == module)
            {
                return row.Slot;
            }
        }

        return null;
    }

    /// <summary>Makes what a module that provides an interface needs, and is not there yet.</summary>
    /// <returns>False if no slot can be made; the log says so.</returns>
    public bool TryAdd(ProvidedInterface provided, string module) => TryAddOne(provided, Default) && TryAddOne(provided, module);

    /// <summary>Forgets the slots of interfaces that are part of an image which goes away; nobody outside it can hold them.</summary>
    public void Forget(Predicate<Type> isOfImage)
    {
        Volatile.Write(ref _rows, Array.FindAll(_rows, row => !isOfImage(row.Contract)));
        factory.Forget(isOfImage);
    }

    private bool TryAddOne(ProvidedInterface provided, string module)
    {
        if (Find(provided.Type, module) is not null)
        {
            return true;
        }

        if (factory.Create(provided.Type) is not { } slot)
        {
            log.Write(LogLevel.Error, $"no slot can be made for {provided.Name}");
            return false;
        }

        // The texts are copies: a slot outlives the image that named it first.
        SlotRow[] rows = [.. _rows, new SlotRow(provided.Type, new string(provided.Name), new string(module), slot)];
        Array.Sort(rows, Compare);
        Volatile.Write(ref _rows, rows);
        return true;
    }

    private static int Compare(SlotRow left, SlotRow right) =>
        string.CompareOrdinal(left.Name, right.Name) is var order && order != 0 ? order : string.CompareOrdinal(left.Module, right.Module);
}
