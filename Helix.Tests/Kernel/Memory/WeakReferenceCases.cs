using System;
using System.Runtime.CompilerServices;

namespace Helix.Tests.Kernel.Memory;

/// <summary>
/// Weak references keep their target reachable while something else does. Stacks are scanned conservatively in the kernel,
/// so no case asserts that one particular dead object is gone; of many dead objects most must be.
/// </summary>
internal static class WeakReferenceCases
{
    [KernelCase]
    public static void TargetWhileAlive(CaseOutput output)
    {
        var target = new Target(5);
        var weak = new WeakReference<Target>(target);
        GC.Collect();
        output.Print(weak.TryGetTarget(out Target? found) && found.Number == 5);
        GC.KeepAlive(target);
    }

    [KernelCase]
    public static void MostDeadTargetsGo(CaseOutput output)
    {
        WeakReference<Target>[] references = Make(500);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        int dead = 0;
        foreach (WeakReference<Target> reference in references)
        {
            dead += reference.TryGetTarget(out _) ? 0 : 1;
        }

        output.Print(dead > 400);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference<Target>[] Make(int count)
        {
            var references = new WeakReference<Target>[count];
            for (int i = 0; i < count; i++)
            {
                references[i] = new WeakReference<Target>(new Target(i));
            }

            return references;
        }
    }

    [KernelCase]
    public static void RetargetAndNull(CaseOutput output)
    {
        var first = new Target(1);
        var second = new Target(2);
        var weak = new WeakReference<Target>(first);
        weak.SetTarget(second);
        output.Print(weak.TryGetTarget(out Target? found) ? found.Number : -1);
        weak.SetTarget(null!);
        output.Print(weak.TryGetTarget(out _));
        GC.KeepAlive(first);
        GC.KeepAlive(second);
    }

    [KernelCase]
    public static void UntypedReference(CaseOutput output)
    {
        string target = new('w', 3);
        var weak = new WeakReference(target, trackResurrection: true);
        GC.Collect();
        output.Print(weak.IsAlive);
        output.Print(weak.Target);
        output.Print(weak.TrackResurrection);
        GC.KeepAlive(target);
    }

    [KernelCase]
    public static void ManyReferencesToOneTarget(CaseOutput output)
    {
        var target = new Target(9);
        var references = new WeakReference<Target>[300];
        for (int i = 0; i < references.Length; i++)
        {
            references[i] = new WeakReference<Target>(target);
        }

        GC.Collect();
        int alive = 0;
        foreach (WeakReference<Target> reference in references)
        {
            alive += reference.TryGetTarget(out Target? found) && ReferenceEquals(found, target) ? 1 : 0;
        }

        output.Print(alive);
        GC.KeepAlive(target);
    }

    private sealed class Target(int number)
    {
        public int Number { get; } = number;
    }
}
