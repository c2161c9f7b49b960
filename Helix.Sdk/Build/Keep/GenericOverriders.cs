using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Helix.Sdk.Build.Keep;

/// <summary>
/// Classes that override generic virtual methods. For a call of such a method ILC compiles the overrides, with the call's type arguments,
/// of the types whose method tables are made in the same compilation; the one of a class without type parameters is made in its own
/// assembly's object only, so its override would be missing for the type arguments of all others
/// (<c>Enumerable.Range(0, 9).Select(...)</c> ended the system). An heir in the keeping assembly is a type of each compilation, and
/// inherits the override. It is never made.
/// </summary>
public static class GenericOverriders
{
    /// <summary>The classes of a module that need an heir.</summary>
    /// <param name="module">The module.</param>
    /// <returns>The definitions.</returns>
    /// <remarks>
    /// Of the class library only LINQ's count: the others are called by their own assembly, with type arguments that it knows, and would
    /// cost each object megabytes.
    /// </remarks>
    public static IEnumerable<TypeDefinition> Of(ModuleDefinition module) => IsExcepted(module) ? [] : module.GetTypes().Where(static type =>
        type is { IsClass: true, IsAbstract: false, IsValueType: false, HasGenericParameters: false }
        && type.Methods.Any(static method => method is { IsVirtual: true, IsAbstract: false, HasGenericParameters: true })
        && type.Methods.Any(static method => method is { IsVirtual: true, IsNewSlot: false, HasGenericParameters: true }));

    private static bool IsExcepted(ModuleDefinition module) =>
        module.Assembly.Name.Name is { } name && name != "System.Linq" && !name.StartsWith("Helix.", StringComparison.Ordinal);

    /// <summary>Adds an heir of a class, and a method that makes one.</summary>
    /// <param name="module">The keeping module.</param>
    /// <param name="coreLibrary">System.Private.CoreLib.</param>
    /// <param name="use">The class that holds the method.</param>
    /// <param name="overrider">The class.</param>
    /// <remarks>
    /// ILC looks only at types that override a generic virtual method themselves, so the heir has a parent of its own, whose method
    /// <c>Mark</c> it overrides: all other methods it inherits from the class.
    /// </remarks>
    public static void AddHeir(ModuleDefinition module, ModuleDefinition coreLibrary, TypeDefinition use, TypeDefinition overrider)
    {
        string name = overrider.FullName.Replace('.', '_').Replace('/', '_');
        TypeDefinition parent = AddClass(module, coreLibrary, "Parent_" + name, module.ImportReference(overrider), MethodAttributes.NewSlot);
        TypeDefinition heir = AddClass(module, coreLibrary, "Heir_" + name, parent, MethodAttributes.ReuseSlot);

        var make = new MethodDefinition("Make_" + name, MethodAttributes.Public | MethodAttributes.Static, use.BaseType) { NoInlining = true };
        ILProcessor body = make.Body.GetILProcessor();
        body.Emit(OpCodes.Newobj, heir.Methods.Single(static method => method.IsConstructor));
        body.Emit(OpCodes.Ret);
        use.Methods.Add(make);
    }

    private static TypeDefinition AddClass(
        ModuleDefinition module, ModuleDefinition coreLibrary, string name, TypeReference parent, MethodAttributes slot)
    {
        TypeReference nothing = module.ImportReference(coreLibrary.GetType("System.Void"));
        var type = new TypeDefinition(module.Name, name, TypeAttributes.Public, parent);
        var constructor = new MethodDefinition(
            ".ctor",
            MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            nothing);
        constructor.Body.GetILProcessor().Emit(OpCodes.Ret);
        type.Methods.Add(constructor);

        var mark = new MethodDefinition(
            "Mark", MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.Virtual | slot, nothing);
        mark.GenericParameters.Add(new GenericParameter("T", mark));
        mark.Body.GetILProcessor().Emit(OpCodes.Ret);
        type.Methods.Add(mark);
        module.Types.Add(type);
        return type;
    }
}
