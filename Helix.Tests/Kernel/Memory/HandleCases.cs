using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Tests.Kernel.Memory;

/// <summary>GC handles of every kind, dependent handles and weak tables.</summary>
internal static class HandleCases
{
    [KernelCase]
    public static void NormalHandleKeepsItsObject(CaseOutput output)
    {
        GCHandle handle = Make();
        GC.Collect();
        Opaque.Use(new byte[10_000]);
        output.Print(((int[])handle.Target!)[2]);
        handle.Target = "other";
        output.Print(handle.Target);
        handle.Free();
        output.Print(handle.IsAllocated);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static GCHandle Make() => GCHandle.Alloc(new[] { 1, 2, 3 });
    }

    [KernelCase]
    public static void PinnedHandleGivesAFixedAddress(CaseOutput output)
    {
        byte[] bytes = [1, 2, 3, 4];
        GCHandle handle = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        nint before = handle.AddrOfPinnedObject();
        GC.Collect();
        output.Print(handle.AddrOfPinnedObject() == before);
        output.Print(Marshal.ReadByte(before, 2));
        Marshal.WriteByte(before, 3, 77);
        output.Print(bytes[3]);
        handle.Free();
        output.Throws("pin of a class", static () => GCHandle.Alloc(new[] { "text" }, GCHandleType.Pinned));
    }

    [KernelCase]
    public static void WeakHandles(CaseOutput output)
    {
        var target = new object();
        GCHandle shortHandle = GCHandle.Alloc(target, GCHandleType.Weak);
        GCHandle longHandle = GCHandle.Alloc(target, GCHandleType.WeakTrackResurrection);
        GC.Collect();
        output.Print(ReferenceEquals(shortHandle.Target, target));
        output.Print(ReferenceEquals(longHandle.Target, target));
        shortHandle.Free();
        longHandle.Free();
        GC.KeepAlive(target);
    }

    [KernelCase]
    public static void HandleToIntPtrAndBack(CaseOutput output)
    {
        GCHandle handle = GCHandle.Alloc("through a number");
        nint number = GCHandle.ToIntPtr(handle);
        output.Print(number != 0);
        output.Print(GCHandle.FromIntPtr(number).Target);
        handle.Free();
    }

    [KernelCase]
    public static void ManyHandles(CaseOutput output)
    {
        var handles = new GCHandle[5000];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < handles.Length; i++)
            {
                handles[i] = GCHandle.Alloc(new[] { i, round }, (GCHandleType)((i % 2) + 2));
            }

            GC.Collect();
            long sum = 0;
            foreach (GCHandle handle in handles)
            {
                sum += ((int[])handle.Target!)[0] + ((int[])handle.Target)[1];
                handle.Free();
            }

            output.Print(sum);
        }
    }

    [KernelCase]
    public static void DependentHandleCarriesItsValue(CaseOutput output)
    {
        object key = new();
        using DependentHandle handle = Make(key);
        GC.Collect();
        output.Print(((int[])handle.Dependent!)[0]);
        (object? target, object? dependent) = handle.TargetAndDependent;
        output.Print(ReferenceEquals(target, key) && dependent is int[]);
        GC.KeepAlive(key);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static DependentHandle Make(object key) => new(key, new[] { 31 });
    }

    [KernelCase]
    public static void ConditionalWeakTableKeepsValuesOfLivingKeys(CaseOutput output)
    {
        var table = new ConditionalWeakTable<object, string>();
        object[] keys = new object[100];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = new object();
            table.Add(keys[i], "value " + i);
        }

        GC.Collect();
        int found = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            found += table.TryGetValue(keys[i], out string? value) && value == "value " + i ? 1 : 0;
        }

        output.Print(found);
        output.Print(table.TryGetValue(new object(), out _));
        output.Print(table.Remove(keys[0]));
        output.Print(table.GetValue(keys[0], static _ => "made anew"));
        output.Throws("twice", () => table.Add(keys[1], "again"));
    }

    [KernelCase]
    public static void ConditionalWeakTableOfDyingKeys(CaseOutput output)
    {
        var table = new ConditionalWeakTable<object, byte[]>();
        for (int i = 0; i < 3000; i++)
        {
            table.Add(new object(), new byte[1000]);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        int left = 0;
        foreach (var pair in table)
        {
            left += pair.Value.Length > 0 ? 1 : 0;
        }

        output.Print(left < 2000);
    }

    [KernelCase]
    public static void ValueThatReferencesItsKey(CaseOutput output)
    {
        var table = new ConditionalWeakTable<object, object[]>();
        object first = new();
        object[] value = [first, "x"];
        table.Add(first, value);
        table.Add(value, [first]);
        GC.Collect();
        output.Print(table.TryGetValue(first, out object[]? found) && table.TryGetValue(found, out object[]? second) && second.Length == 1);
        GC.KeepAlive(first);
    }
}
