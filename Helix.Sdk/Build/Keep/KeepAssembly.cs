using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Helix.Sdk.Build.Keep;

/// <summary>
/// Generates an assembly that makes ILC keep interfaces. Compiling separately, ILC thinks that an interface is unused when
/// this compilation does not make its method table; it drops it from interface maps and skips it in dispatch maps, with all
/// later ones misnumbered. It takes as used, however, every interface that stands before one with a shared generic default
/// implementation in the list of a constructed type; so the assembly holds one such type with all interfaces in question.
/// That type implements none of their methods and is never made.
/// </summary>
public static class KeepAssembly
{
    /// <summary>Names the way in which the assembly is made; to be changed with it, because compilations that used it are cached.</summary>
    public const string Recipe = "all interfaces with arguments, heirs of LINQ's overriders of generic methods";

    private const MethodAttributes InterfaceMethod =
        MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.NewSlot | MethodAttributes.Virtual;

    /// <summary>Writes a keeping assembly.</summary>
    /// <param name="name">The assembly's name; the same name must always go with the same interfaces.</param>
    /// <param name="sources">The modules whose interfaces are kept.</param>
    /// <param name="coreLibrary">System.Private.CoreLib.</param>
    /// <param name="path">The file to write.</param>
    /// <returns>How many interfaces are kept.</returns>
    public static int Write(string name, IEnumerable<ModuleDefinition> sources, ModuleDefinition coreLibrary, string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition(name, new Version(1, 0, 0, 0)), name, ModuleKind.Dll);
        ModuleDefinition module = assembly.MainModule;
        TypeDefinition[] interfaces = [.. sources.SelectMany(KeptInterfaces.Of)];
        TypeDefinition last = AddLastInterface(module, coreLibrary);
        TypeDefinition keeper = AddKeeper(module, coreLibrary, interfaces, last);
        TypeDefinition use = AddUse(module, coreLibrary, keeper, last);
        foreach (TypeDefinition overrider in sources.SelectMany(GenericOverriders.Of))
        {
            GenericOverriders.AddHeir(module, coreLibrary, use, overrider);
        }

        assembly.Write(path);
        return interfaces.Length;
    }

    // interface ILast<T> { Type Name() => typeof(T); }
    private static TypeDefinition AddLastInterface(ModuleDefinition module, ModuleDefinition coreLibrary)
    {
        var type = new TypeDefinition(
            module.Name, "ILast`1", TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        var parameter = new GenericParameter("T", type);
        type.GenericParameters.Add(parameter);
        module.Types.Add(type);

        TypeDefinition systemType = coreLibrary.GetType("System.Type");
        var method = new MethodDefinition("Name", InterfaceMethod, module.ImportReference(systemType));
        ILProcessor body = method.Body.GetILProcessor();
        body.Emit(OpCodes.Ldtoken, parameter);
        body.Emit(OpCodes.Call, module.ImportReference(systemType.Methods.Single(m => m.Name == "GetTypeFromHandle")));
        body.Emit(OpCodes.Ret);
        type.Methods.Add(method);
        return type;
    }

    private static TypeDefinition AddKeeper(
        ModuleDefinition module, ModuleDefinition coreLibrary, TypeDefinition[] interfaces, TypeDefinition last)
    {
        TypeDefinition objectType = coreLibrary.GetType("System.Object");
        var type = new TypeDefinition(
            module.Name, "Keeper`1", TypeAttributes.Public | TypeAttributes.Sealed, module.ImportReference(objectType));
        var parameter = new GenericParameter("T", type);
        type.GenericParameters.Add(parameter);
        foreach (TypeDefinition kept in interfaces)
        {
            type.Interfaces.Add(new InterfaceImplementation(KeptInterfaces.Reference(kept, module, coreLibrary)));
        }

        var lastInstance = new GenericInstanceType(last);
        lastInstance.GenericArguments.Add(parameter);
        type.Interfaces.Add(new InterfaceImplementation(lastInstance));

        var constructor = new MethodDefinition(
            ".ctor",
            MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            module.ImportReference(coreLibrary.GetType("System.Void")));
        ILProcessor body = constructor.Body.GetILProcessor();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, module.ImportReference(objectType.Methods.Single(m => m.Name == ".ctor")));
        body.Emit(OpCodes.Ret);
        type.Methods.Add(constructor);
        module.Types.Add(type);
        return type;
    }

    // static class Use { static object Make() => new Keeper<string>(); static object Call(object o) => ((ILast<string>)o).Name(); }
    private static TypeDefinition AddUse(ModuleDefinition module, ModuleDefinition coreLibrary, TypeDefinition keeper, TypeDefinition last)
    {
        TypeReference objectType = module.ImportReference(coreLibrary.GetType("System.Object"));
        TypeReference stringType = module.ImportReference(coreLibrary.GetType("System.String"));
        var use = new TypeDefinition(
            module.Name, "Use", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, objectType);
        module.Types.Add(use);

        var make = new MethodDefinition("Make", MethodAttributes.Public | MethodAttributes.Static, objectType) { NoInlining = true };
        ILProcessor body = make.Body.GetILProcessor();
        body.Emit(OpCodes.Newobj, OnInstance(keeper, stringType, ".ctor"));
        body.Emit(OpCodes.Ret);
        use.Methods.Add(make);

        var call = new MethodDefinition("Call", MethodAttributes.Public | MethodAttributes.Static, objectType) { NoInlining = true };
        call.Parameters.Add(new ParameterDefinition(objectType));
        MethodReference name = OnInstance(last, stringType, "Name");
        body = call.Body.GetILProcessor();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Castclass, name.DeclaringType);
        body.Emit(OpCodes.Callvirt, name);
        body.Emit(OpCodes.Ret);
        use.Methods.Add(call);
        return use;
    }

    private static MethodReference OnInstance(TypeDefinition type, TypeReference argument, string method)
    {
        var instance = new GenericInstanceType(type);
        instance.GenericArguments.Add(argument);
        MethodDefinition definition = type.Methods.Single(m => m.Name == method);
        return new MethodReference(definition.Name, definition.ReturnType, instance) { HasThis = true };
    }
}
