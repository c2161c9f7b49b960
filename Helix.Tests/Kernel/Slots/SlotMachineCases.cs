using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>What only the kernel's own slots have: types made at run time, and faults that would end the host's process.</summary>
internal static class SlotMachineCases
{
    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void TheTypeMadeAtRunTimeBehavesLikeAnyOther(CaseOutput output)
    {
        object slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        output.Check(slot is not HandSlot, "the case is given slots written by hand");
        output.Check(slot is ISpecimen, "it is not its contract");
        output.Check(slot is not IBlockDev, "it is another contract");
        output.Check(slot is InterfaceSlot, "it is no slot");
        output.Check(slot as IDisposable is null, "it is what nobody said");
        output.Check(Throws<InvalidCastException>(() => ((IDisposable)slot).Dispose()), "a bad cast did not throw");
        output.Check(Throws<InvalidCastException>(() => Opaque.Use((Specimen)slot)), "a cast to the target did not throw");
        output.Check(slot.ToString() == "slot of Specimen", "its text is " + slot);
        output.Check(slot.GetType().ToString().EndsWith("Slot", StringComparison.Ordinal), "its type is " + slot.GetType());
        output.Check(typeof(InterfaceSlot).IsAssignableFrom(slot.GetType()), "its type is no slot's");
        output.Check(slot.Equals(slot) && !slot.Equals(new object()), "it does not equal itself alone");
        output.Check(slot.GetHashCode() == slot.GetHashCode(), "its hash changes");
        object[] array = new ISpecimen[] { (ISpecimen)slot };
        output.Check(array[0] == slot, "it does not fit an array of its contract");
        output.Check(Throws<ArrayTypeMismatchException>(() => Opaque.Hide<object[]>(new IBlockDev[1])[0] = slot), "it fits an array of another");
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void SlotsOfEveryContractCanBeMade(CaseOutput output)
    {
        int count = 0;
        foreach (ContractTable table in ContractCatalog.Snapshot())
        {
            InterfaceSlot? slot = SlotSource.Factory!.Create(table.Type);
            output.Check(slot is not null, "no slot of " + table);
            output.Check(slot is not null && table.Type.IsInstanceOfType(slot), "the slot is not what it stands for: " + table);
            count++;
        }

        output.Check(count > 20, "few contracts");
        output.Check(((IBlockDev)(object)SlotSource.Factory!.Create(typeof(IBlockDev))!).Flush() == Status.NotFound, "an unbound device answers");
        output.Check(SlotSource.Factory.Create(typeof(IDisposable)) is null, "a slot of no contract");
        output.Check(SlotSource.Factory.Create(typeof(string)) is null, "a slot of a class");
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void SlotsOfDerivedContractsHaveTheFunctionsOfAll(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Factory!.Create(typeof(IDerivedSpecimen))!;
        var target = new DerivedSpecimen();
        slot.Bind(target, null);
        var derived = (IDerivedSpecimen)(object)slot;
        output.Check(derived.Second() == 2 && derived.First() == 1, "functions are mixed up");
        output.Check(((IBaseSpecimen)(object)slot).First() == 1, "it is not the interface it derives from");
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void CollectionsKeepWhatASlotHolds(CaseOutput output)
    {
        (InterfaceSlot slot, WeakReference target, WeakReference before) = Rebound();
        for (int i = 0; i < 3; i++)
        {
            Opaque.Use(new byte[100_000]);
            GC.Collect();
        }

        output.Check(target.IsAlive, "the target is gone");
        output.Check(((ISpecimen)(object)slot).Title == "second", "the target is another");
        output.Check(before.Target is null || before.Target is Specimen, "the old target is garbage");
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void AStackTraceNamesTheSlotsFunction(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        string inside = "";
        _ = specimen.Call(() =>
        {
            inside = Environment.StackTrace;
            throw new FormatException();
        });
        output.Check(inside.Contains("SpecimenSlot.Call", StringComparison.Ordinal), "no slot in the trace: " + inside);
        output.Check(inside.Contains(nameof(AStackTraceNamesTheSlotsFunction), StringComparison.Ordinal), "the trace ends at the slot: " + inside);
        string trace = owner.Last!.StackTrace ?? "";
        output.Check(trace.Contains(nameof(AStackTraceNamesTheSlotsFunction), StringComparison.Ordinal), "no target in the exception's trace: " + trace);
        output.Check(trace.Contains("SpecimenSlot.Call", StringComparison.Ordinal), "no slot in the exception's trace: " + trace);
        output.Check(!trace.Contains("unknown", StringComparison.Ordinal), "a nameless line: " + trace);
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void AUsedUpStackIsAFaultOfTheTarget(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), owner);
        var specimen = (ISpecimen)(object)slot;
        Status status = Status.Ok;
        bool ended = false;
        var thread = new Thread(() =>
        {
            long kept = Opaque.Hide(12345L);
            status = specimen.Call(static () => (Status)Endless(1));
            ended = kept == 12345;
        });
        thread.Start();
        output.Check(thread.Join(20_000), "the thread did not end");
        output.Check(ended, "the caller did not go on");
        output.Check(status == Status.ModuleFault, "the caller was told " + status);
        output.Check(string.Join(",", owner.Take()) == "Specimen.Call: StackOverflowException", "the owner heard something else");
        output.Check(slot.CallsInside == 0, "the call is still inside");
        output.Check(specimen.Check(1) == Status.Ok, "the slot does not serve any more");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (InterfaceSlot Slot, WeakReference Target, WeakReference Before) Rebound()
    {
        var first = new Specimen("first");
        InterfaceSlot slot = SlotSource.Create(first, null);
        var second = new Specimen("second");
        slot.Pause();
        slot.Bind(second, null);
        slot.Resume();
        return (slot, new WeakReference(second), new WeakReference(first));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Endless(int depth) => Opaque.Hide(depth) < 0 ? 0 : Endless(depth + 1) + depth;

    private static bool Throws<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
            return false;
        }
        catch (T)
        {
            return true;
        }
    }

    private sealed class DerivedSpecimen : IDerivedSpecimen
    {
        public int First() => 1;

        public int Second() => 2;
    }
}
