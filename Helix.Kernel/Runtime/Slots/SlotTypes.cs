using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>Makes the types of slots, their instances, and what the stubs read of them. Not for interrupt handlers.</summary>
public static unsafe class SlotTypes
{
    private static SlotType* s_first;

    /// <summary>Makes the type of a contract's slots. One call at a time. It lives as long as the kernel.</summary>
    /// <param name="parent">The class that the slots belong to, without finalizer and at most <see cref="SlotLayout.TypeOffset"/> bytes large.</param>
    /// <param name="interfaces">The contract's interface, then those it derives from.</param>
    /// <param name="functions">Their functions, at most <see cref="SlotLayout.MostFunctions"/>.</param>
    /// <param name="answer">An object that implements the interfaces; all others given for an answer are of the same class.</param>
    /// <returns>Null if a slot cannot stand for it.</returns>
    public static SlotType* Create(Type parent, ReadOnlySpan<nint> interfaces, ReadOnlySpan<SlotFunction> functions, object answer)
    {
        object typeObject = parent;
        byte* table = SlotTypeBuilder.Build(
            (byte*)parent.TypeHandle.Value, Unsafe.As<object, nint>(ref typeObject), interfaces, functions, SlotFrames.Stubs);
        if (table == null)
        {
            return null;
        }

        SlotType* type = (SlotType*)PermanentMemory.Allocate((ulong)sizeof(SlotType));
        type->MethodTable = table;
        type->FunctionCount = functions.Length;
        type->Answers = (nint*)PermanentMemory.Allocate((ulong)(functions.Length + 1) * (ulong)sizeof(nint));
        for (int i = 0; i < functions.Length; i++)
        {
            type->Answers[i] = Resolve(answer, functions[i]);
        }

        type->Next = s_first;
        s_first = type;

        return type;
    }

    /// <summary>A zeroed instance, whose constructor has not run. Throws when there is no memory.</summary>
    public static object CreateInstance(SlotType* type)
    {
        object slot = NewObject(type->MethodTable);
        *(SlotType**)(Address(slot) + SlotLayout.TypeOffset) = type;
        return slot;
    }

    /// <summary>Puts the code of a receiver's functions into a slot that no call is in.</summary>
    /// <exception cref="EntryPointNotFoundException">The receiver does not implement the interfaces.</exception>
    public static void SetReceiver(object slot, object receiver, ReadOnlySpan<SlotFunction> functions)
    {
        nint* code = stackalloc nint[SlotLayout.MostFunctions];
        for (int i = 0; i < functions.Length; i++)
        {
            code[i] = Resolve(receiver, functions[i]);
        }

        nint* target = (nint*)(Address(slot) + SlotLayout.CodeOffset);
        for (int i = 0; i < functions.Length; i++)
        {
            target[i] = code[i];
        }

        GC.KeepAlive(slot);
    }

    /// <summary>The type record of what may be a slot, from the word at its start; null if it is none.</summary>
    internal static SlotType* Find(byte* methodTable)
    {
        SlotType* type = s_first;
        while (type != null && type->MethodTable != methodTable)
        {
            type = type->Next;
        }

        return type;
    }

    /// <summary>The type record of a slot.</summary>
    public static SlotType* Of(object slot) => *(SlotType**)(Address(slot) + SlotLayout.TypeOffset);

    /// <summary>The count of a slot, as the stubs see it.</summary>
    public static int ReadCalls(object slot) => *(int*)(Address(slot) + SlotLayout.CallsOffset);

    /// <summary>The receiver of a slot, as the stubs see it.</summary>
    public static object ReadReceiver(object slot) => Unsafe.As<nint, object>(ref *(nint*)(Address(slot) + SlotLayout.ReceiverOffset));

    // SAFETY: objects do not move.
    private static byte* Address(object value) => (byte*)Unsafe.As<object, nint>(ref value);

    private static nint Resolve(object receiver, SlotFunction function) =>
        ResolveDispatch(receiver, function.Interface, function.MethodSlot);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhpNewFast")]
    private static extern object NewObject(void* methodTable);

    /// <summary>The class library's own resolution, CachedInterfaceDispatch.RhResolveDispatch.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhResolveDispatch")]
    private static extern nint ResolveDispatch(object target, nint interfaceType, ushort slot);
}
