using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Exchanges of a slot's target: who waits, who goes in, what is refused.</summary>
internal static class SlotExchangeCases
{
    private const int LongMs = 20_000;
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(LongMs);

    [KernelCase]
    public static void CallsWaitAndReachTheNewTarget(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("old"), new WritingOwner("owner"));
        var specimen = (ISpecimen)(object)slot;
        slot.Pause();
        output.Print("paused", slot.IsPaused);
        output.Print("quiet", slot.WaitUntilQuiet(TimeSpan.Zero));
        string[] titles = new string[4];
        Thread[] threads = new Thread[titles.Length];
        for (int i = 0; i < threads.Length; i++)
        {
            int mine = i;
            threads[i] = Start(() => titles[mine] = specimen.Title);
            Until(() => slot.CallsWaiting == mine + 1);
        }

        output.Print("waiting", slot.CallsWaiting);
        slot.Bind(new Specimen("new"), new WritingOwner("owner"));
        slot.Resume();
        Join(output, threads);
        output.PrintAll(titles);
        output.Print("waiting", slot.CallsWaiting);
        output.Print("inside", slot.CallsInside);
        output.Print("paused", slot.IsPaused);
        output.Print("exchanges", slot.Exchanges);
        output.Print(specimen.Title);
    }

    [KernelCase]
    public static void WaitersKeepTheirArguments(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        var specimen = (ISpecimen)(object)slot;
        slot.Pause();
        string text = "";
        Thread thread = Start(() =>
        {
            text = $"{specimen.Mix(0.5, 1, 0.25f, 2, 0.125)} {specimen.Six(1, 2, 3, 4, "five")} {specimen.Large(1, 2, 3)}";
        });
        Until(() => slot.CallsWaiting == 1);
        GC.Collect();
        slot.Resume();
        Join(output, thread);
        output.Print(text);
    }

    [KernelCase]
    public static void TheLastCallThatLeavesEndsTheWaitForQuiet(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        var specimen = (ISpecimen)(object)slot;
        using var leave = new ManualResetEvent(false);
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.Length; i++)
        {
            int mine = i;
            threads[i] = Start(() => _ = specimen.Call(() => mine == 1 && leave.WaitOne(LongMs) ? throw new FormatException() : Left(leave)));
        }

        Until(() => slot.CallsInside == threads.Length);
        slot.Pause();
        output.Print("quiet", slot.WaitUntilQuiet(TimeSpan.FromMilliseconds(5)));
        output.Throws("bind", () => slot.Bind(null, null));
        bool quiet = false;
        Thread waiter = Start(() => quiet = slot.WaitUntilQuiet(Long));
        leave.Set();
        Join(output, waiter);
        Join(output, threads);
        output.Print("quiet", quiet);
        slot.Bind(null, null);
        slot.Resume();
        output.Print(specimen.Check(1));
    }

    [KernelCase]
    public static void ACallChainOfTheSameModuleIsLetIn(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        InterfaceSlot first = SlotSource.Create(new Specimen("first"), owner);
        InterfaceSlot second = SlotSource.Create(new Specimen("second"), owner);
        InterfaceSlot other = SlotSource.Create(new Specimen("other"), new WritingOwner("other"));
        using var paused = new ManualResetEvent(false);
        string title = "";
        Thread inside = Start(() => _ = ((ISpecimen)(object)first).Call(() => ((ISpecimen)(object)other).Call(() =>
        {
            _ = paused.WaitOne(LongMs);
            title = ((ISpecimen)(object)second).Title;
            return Status.Ok;
        })));
        Until(() => other.CallsInside == 1);
        first.Pause();
        second.Pause();
        string late = "";
        Thread outside = Start(() => late = ((ISpecimen)(object)second).Title);
        Until(() => second.CallsWaiting == 1);
        paused.Set();
        output.Print("quiet", first.WaitUntilQuiet(Long) && second.WaitUntilQuiet(Long));
        Join(output, inside);
        output.Print(title);
        output.Print("waiting", second.CallsWaiting);
        second.Bind(new Specimen("third"), owner);
        first.Resume();
        second.Resume();
        Join(output, outside);
        output.Print(late);
    }

    [KernelCase]
    public static void APauseWhileWaitersAreLetInKeepsTheRestWaiting(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        var specimen = (ISpecimen)(object)slot;
        int done = 0;
        slot.Pause();
        Thread[] threads = new Thread[6];
        for (int i = 0; i < threads.Length; i++)
        {
            int mine = i;
            threads[i] = Start(() =>
            {
                _ = specimen.Check(1);
                Interlocked.Increment(ref done);
            });
            Until(() => slot.CallsWaiting == mine + 1);
        }

        for (int i = 0; i < 50; i++)
        {
            slot.Resume();
            slot.Pause();
            output.Check(slot.WaitUntilQuiet(Long), "it did not become quiet");
            int before = Volatile.Read(ref done);
            output.Check(slot.CallsWaiting + before <= threads.Length, "a call was made twice");
        }

        slot.Resume();
        Join(output, threads);
        output.Print("done", done);
        output.Print("inside", slot.CallsInside);
        output.Print(specimen.Check(1));
    }

    [KernelCase]
    public static void WhatCannotBeBoundIsRefused(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), null);
        output.Throws("open", () => slot.Bind(new Specimen("two"), null));
        slot.Pause();
        output.Throws("foreign", () => slot.Bind("text", null));
        output.Print(ReferenceEquals(slot.Target, null));
        slot.Bind(new Specimen("three"), null);
        slot.Resume();
        slot.Resume();
        output.Print(((ISpecimen)(object)slot).Title);
    }

    private static Status Left(ManualResetEvent leave) => leave.WaitOne(LongMs) ? Status.Ok : Status.TimedOut;

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        return thread;
    }

    private static void Until(Func<bool> condition)
    {
        while (!condition())
        {
            Thread.Sleep(1);
        }
    }

    private static void Join(CaseOutput output, params Thread[] threads)
    {
        foreach (Thread thread in threads)
        {
            output.Check(thread.Join(LongMs), "a thread did not end");
        }
    }
}
