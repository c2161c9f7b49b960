using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using Helix.Interfaces.Modules;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Unit.Fakes;

/// <summary>Makes slots for the host: types made at run time, as in the kernel, but of IL.</summary>
internal sealed class HostSlotFactory : ISlotFactory
{
    private static readonly ModuleBuilder Dynamic =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("HostSlots"), AssemblyBuilderAccess.Run).DefineDynamicModule("HostSlots");

    private static readonly ConcurrentDictionary<Type, Type> Types = [];
    private static readonly object Gate = new();

    public InterfaceSlot? Create(Type contract)
    {
        if (ContractCatalog.Find(contract) is not { } table)
        {
            return null;
        }

        lock (Gate)
        {
            Type type = Types.GetOrAdd(contract, MakeType);
            return ((HostSlot)Activator.CreateInstance(type)!).Open(table);
        }
    }

    public void Forget(Predicate<Type> isOfImage)
    {
        foreach (Type contract in Types.Keys.Where(contract => isOfImage(contract)))
        {
            _ = Types.TryRemove(contract, out _);
        }
    }

    private static Type MakeType(Type contract)
    {
        TypeBuilder type = Dynamic.DefineType("Slot" + Types.Count + contract.Name, TypeAttributes.Public, typeof(HostSlot), [contract]);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        foreach (MethodInfo method in contract.GetInterfaces().Append(contract).SelectMany(part => part.GetMethods()))
        {
            WriteMethod(type, method);
        }

        return type.CreateType();
    }

    private static void WriteMethod(TypeBuilder type, MethodInfo method)
    {
        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodBuilder builder = type.DefineMethod(
            $"{method.DeclaringType!.Name}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        ILGenerator code = builder.GetILGenerator();
        LocalBuilder isInside = code.DeclareLocal(typeof(bool));
        LocalBuilder exception = code.DeclareLocal(typeof(Exception));
        LocalBuilder? result = method.ReturnType == typeof(void) ? null : code.DeclareLocal(method.ReturnType);
        code.BeginExceptionBlock();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldloca, isInside);
        code.Emit(OpCodes.Call, typeof(HostSlot).GetMethod(nameof(HostSlot.Enter))!);
        WriteCall(code, method, parameters.Length, result);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldloc, isInside);
        code.Emit(OpCodes.Call, typeof(HostSlot).GetMethod(nameof(HostSlot.Leave))!);
        code.BeginCatchBlock(typeof(Exception));
        code.Emit(OpCodes.Stloc, exception);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, method.Name);
        code.Emit(OpCodes.Ldloc, exception);
        code.Emit(OpCodes.Call, typeof(HostSlot).GetMethod(nameof(HostSlot.Fail))!);
        WriteCall(code, method, parameters.Length, result);
        code.EndExceptionBlock();
        if (result is not null)
        {
            code.Emit(OpCodes.Ldloc, result);
        }

        code.Emit(OpCodes.Ret);
        type.DefineMethodOverride(builder, method);
    }

    private static void WriteCall(ILGenerator code, MethodInfo method, int parameters, LocalBuilder? result)
    {
        code.Emit(OpCodes.Castclass, method.DeclaringType!);
        for (int i = 1; i <= parameters; i++)
        {
            code.Emit(OpCodes.Ldarg, (short)i);
        }

        code.Emit(OpCodes.Callvirt, method);
        if (result is not null)
        {
            code.Emit(OpCodes.Stloc, result);
        }
    }
}
