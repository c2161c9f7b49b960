using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Helix.Sdk.Build.Keep;

/// <summary>Which interfaces of an assembly a keeping assembly names, and with what type arguments.</summary>
public static class KeptInterfaces
{
    /// <summary>The interfaces of a module that are kept, in the order of the metadata.</summary>
    /// <param name="module">The module.</param>
    /// <returns>The definitions.</returns>
    public static IEnumerable<TypeDefinition> Of(ModuleDefinition module) =>
        module.GetTypes().Where(type => type.IsInterface && IsKept(type));

    /// <summary>
    /// Whether an interface is kept: all but those with a type parameter that is constrained by means of type parameters
    /// (<c>INumber&lt;T&gt; where T : INumber&lt;T&gt;</c>). Those serve static calls, which never look at interface maps.
    /// </summary>
    /// <param name="type">The interface.</param>
    /// <returns>Whether it is kept.</returns>
    public static bool IsKept(TypeDefinition type) => type.GenericParameters.All(parameter =>
        parameter.Constraints.All(constraint => !constraint.ConstraintType.ContainsGenericParameter));

    /// <summary>A reference to a kept interface; its kind of type arguments does not matter, but they must satisfy the constraints.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="module">The module that refers to it.</param>
    /// <param name="coreLibrary">System.Private.CoreLib.</param>
    /// <returns>The reference.</returns>
    public static TypeReference Reference(TypeDefinition type, ModuleDefinition module, ModuleDefinition coreLibrary)
    {
        TypeReference reference = module.ImportReference(type);
        if (!type.HasGenericParameters)
        {
            return reference;
        }

        var instance = new GenericInstanceType(reference);
        foreach (GenericParameter parameter in type.GenericParameters)
        {
            instance.GenericArguments.Add(module.ImportReference(Argument(parameter, coreLibrary)));
        }

        return instance;
    }

    private static TypeReference Argument(GenericParameter parameter, ModuleDefinition coreLibrary)
    {
        if (parameter.HasNotNullableValueTypeConstraint)
        {
            return coreLibrary.GetType("System.Int32");
        }

        return parameter.Constraints.FirstOrDefault()?.ConstraintType ?? coreLibrary.GetType("System.Object");
    }
}
