using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Helix.Sdk.Build.Verification;

/// <summary>The interfaces of types, as the runtime counts them.</summary>
public static class TypeInterfaces
{
    /// <summary>All interfaces of a type: its own, those that they extend, and those of its base types.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The definitions, each once.</returns>
    public static List<TypeDefinition> All(TypeDefinition type)
    {
        List<TypeDefinition> result = OfBase(type);
        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            AddWithExtended(implementation.InterfaceType.Resolve(), result);
        }

        return result;
    }

    /// <summary>The interfaces of a type's base type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The definitions, each once.</returns>
    public static List<TypeDefinition> OfBase(TypeDefinition type) =>
        type.BaseType is null || type.IsInterface ? [] : All(type.BaseType.Resolve());

    /// <summary>How many methods of an interface have a slot in dispatch maps.</summary>
    /// <param name="type">The interface.</param>
    /// <returns>The number of its virtual instance methods without type parameters.</returns>
    public static int SlotCount(TypeDefinition type) => type.Methods.Count(method =>
        method.IsVirtual && method.IsNewSlot && !method.IsStatic && !method.HasGenericParameters);

    private static void AddWithExtended(TypeDefinition type, List<TypeDefinition> result)
    {
        if (result.Contains(type))
        {
            return;
        }

        result.Add(type);
        foreach (InterfaceImplementation extended in type.Interfaces)
        {
            AddWithExtended(extended.InterfaceType.Resolve(), result);
        }
    }
}
