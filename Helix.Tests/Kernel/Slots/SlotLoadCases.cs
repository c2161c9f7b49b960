using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Exchanges while threads call all the time. In the kernel only: what is tested is its assembly code, preempted anywhere.</summary>
internal static class SlotLoadCases
{
    private const int Calls = 4000;
    private const int Exchanges = 300;

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void OneCallerMissesNothing(CaseOutput output) => Run(output, 1);

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void ManyCallersMissNothing(CaseOutput output) => Run(output, 12);

    private static void Run(CaseOutput output, int callers)
    {
        Tally.Problem = null;
        var tally = new Tally(new int[callers]);
        var owner = new WritingOwner("owner");
        InterfaceSlot slot = SlotSource.Factory!.Create(typeof(ISpecimenCounter))!;
        slot.Bind(tally, owner);
        int[] faults = new int[callers];
        int failed = 0;
        int running = callers;
        Thread[] threads = new Thread[callers];
        for (int i = 0; i < callers; i++)
        {
            int mine = i;
            threads[i] = new Thread(() =>
            {
                Call((ISpecimenCounter)(object)slot, mine, faults, ref failed);
                Interlocked.Decrement(ref running);
            });
            threads[i].Start();
        }

        int exchanges = 0;
        while (Volatile.Read(ref running) > 0 && exchanges < Exchanges)
        {
            slot.Pause();
            output.Check(slot.WaitUntilQuiet(TimeSpan.FromSeconds(20)), "it never became quiet");
            tally = new Tally(tally.Retire());
            slot.Bind(tally, owner);
            slot.Resume();
            exchanges++;
            Thread.Yield();
        }

        foreach (Thread thread in threads)
        {
            output.Check(thread.Join(60_000), "a caller did not end");
        }

        output.Check(exchanges > 10, "few exchanges: " + exchanges);
        Conclude(output, slot, tally, faults, failed);
    }

    private static void Conclude(CaseOutput output, InterfaceSlot slot, Tally last, int[] faults, int failed)
    {
        output.Check(Tally.Problem is null, Tally.Problem ?? "");
        output.Check(failed == 0, failed + " calls failed");
        output.Check(slot.CallsInside == 0 && slot.CallsWaiting == 0 && !slot.IsPaused, "the slot is not as it was");
        output.Check(slot.Faults == faults.Length * (Calls / 100), "faults: " + slot.Faults);
        foreach (int count in last.Retire())
        {
            output.Check(count == Calls, "a caller came to " + count);
        }

        foreach (int count in faults)
        {
            output.Check(count == Calls / 100, "a caller was told of faults " + count);
        }
    }

    private static void Call(ISpecimenCounter counter, int caller, int[] faults, ref int failed)
    {
        for (int i = 1; i <= Calls; i++)
        {
            switch (counter.Count(caller, i))
            {
                case Status.Ok:
                    break;
                case Status.ModuleFault:
                    faults[caller]++;
                    break;
                default:
                    Interlocked.Increment(ref failed);
                    break;
            }
        }
    }
}
