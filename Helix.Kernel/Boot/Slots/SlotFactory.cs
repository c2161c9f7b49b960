using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Kernel.Boot.Services;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Boot.Slots;

/// <summary>Makes slots of types made at run time, one type for each contract. May be used from any thread.</summary>
internal sealed class SlotFactory : ISlotFactory
{
    private readonly Dictionary<ContractTable, SlotShape?> _shapes = [];

    /// <inheritdoc />
    public InterfaceSlot? Create(Type contract)
    {
        if (ContractCatalog.Find(contract) is not { } table)
        {
            return null;
        }

        try
        {
            return FindShape(table) is { } shape ? KernelSlot.Create(shape, static () => new KernelSignal()) : null;
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Forget(Predicate<Type> isOfImage)
    {
        lock (_shapes)
        {
            foreach (ContractTable table in (ContractTable[])[.. _shapes.Keys])
            {
                if (isOfImage(table.Type))
                {
                    _shapes.Remove(table);
                }
            }
        }
    }

    /// <summary>Whether slots are made as their assembly code expects; false ends the start.</summary>
    public bool Check() => Create(typeof(ISysModManager)) is KernelSlot { IsLaidOut: true };

    private SlotShape? FindShape(ContractTable table)
    {
        lock (_shapes)
        {
            if (!_shapes.TryGetValue(table, out SlotShape? shape))
            {
                shape = SlotShape.Create(table);
                _shapes.Add(table, shape);
            }

            return shape;
        }
    }
}
