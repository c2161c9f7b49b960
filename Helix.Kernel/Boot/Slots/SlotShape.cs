using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Runtime.Slots;

namespace Helix.Kernel.Boot.Slots;

/// <summary>What all slots of one contract have in common.</summary>
internal sealed unsafe class SlotShape
{
    private readonly SlotFunction[] _functions;
    private readonly string[] _names;

    private SlotShape(ContractTable contract, SlotFunction[] functions, string[] names, SlotType* type)
    {
        Contract = contract;
        _functions = functions;
        _names = names;
        Type = type;
    }

    /// <summary>What the slots stand for.</summary>
    public ContractTable Contract { get; }

    /// <summary>The type made for them.</summary>
    public SlotType* Type { get; }

    /// <summary>The functions in the order of the stubs.</summary>
    public ReadOnlySpan<SlotFunction> Functions => _functions;

    /// <summary>The name of the function that a stub stands for.</summary>
    public string NameOf(int function) => _names[function];

    /// <summary>Makes the type of a contract's slots; null if a slot cannot stand for it.</summary>
    public static SlotShape? Create(ContractTable contract)
    {
        var interfaces = new List<nint>();
        var functions = new List<SlotFunction>();
        var names = new List<string>();
        foreach (Type type in (IEnumerable<Type>)[contract.Type, .. contract.Bases])
        {
            if (ContractCatalog.Find(type) is not { } table)
            {
                return null;
            }

            foreach (ContractFunction function in table.Functions)
            {
                functions.Add(new SlotFunction(type.TypeHandle.Value, (ushort)interfaces.Count, function.MethodSlot));
                names.Add(function.Name);
            }

            interfaces.Add(type.TypeHandle.Value);
        }

        SlotFunction[] all = [.. functions];
        SlotType* made = SlotTypes.Create(typeof(KernelSlot), [.. interfaces], all, contract.Answer(Status.NotFound));
        return made == null ? null : new SlotShape(contract, all, [.. names], made);
    }
}
