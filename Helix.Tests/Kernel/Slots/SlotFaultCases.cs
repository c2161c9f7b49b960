using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Exceptions and slots: those of the target end there, all others go their way.</summary>
internal static class SlotFaultCases
{
    [KernelCase]
    public static void TheTargetsFinallyBlocksRunBeforeTheOwnerHears(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var steps = new List<string>();
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        Status status = specimen.Call(() =>
        {
            try
            {
                throw new InvalidOperationException();
            }
            finally
            {
                steps.Add("finally, heard " + owner.Take().Length);
            }
        });
        output.Print(status);
        output.PrintAll(steps);
        output.PrintAll(owner.Take());
    }

    [KernelCase]
    public static void WhatTheTargetCatchesIsItsOwnAffair(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        output.Print(specimen.Call(() =>
        {
            try
            {
                throw new TimeoutException();
            }
            catch (TimeoutException)
            {
                return Status.TimedOut;
            }
        }));
        output.PrintAll(owner.Take());
    }

    [KernelCase]
    public static void ARethrowInTheTargetIsItsFault(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        output.Print(specimen.Call(() =>
        {
            try
            {
                throw new TimeoutException("first");
            }
            catch (TimeoutException)
            {
                throw;
            }
        }));
        output.Print(specimen.Call(() =>
        {
            try
            {
                throw new TimeoutException("first");
            }
            catch (TimeoutException inner)
            {
                throw new FormatException("second", inner);
            }
        }));
        output.PrintAll(owner.Take());
        output.Print(owner.Last?.InnerException?.Message);
    }

    [KernelCase]
    public static void AnExceptionOfTheCallerPassesItsOwnHandlersOnly(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        output.Throws("caller", () =>
        {
            if (specimen.Check(1) == Status.Ok)
            {
                throw new NotSupportedException();
            }
        });
        output.Throws("in a finally", () =>
        {
            try
            {
                throw new NotSupportedException();
            }
            finally
            {
                output.Print(specimen.Call(static () => throw new FormatException()));
            }
        });
        output.PrintAll(owner.Take());
    }

    [KernelCase]
    public static void TheInnermostSlotIsBlamed(CaseOutput output)
    {
        var outerOwner = new WritingOwner("outer");
        var innerOwner = new WritingOwner("inner");
        var outer = (ISpecimen)(object)SlotSource.Create(new Specimen("outer"), outerOwner);
        var inner = (ISpecimen)(object)SlotSource.Create(new Specimen("inner"), innerOwner);
        output.Print(outer.Call(() => inner.Call(static () => throw new FormatException())));
        output.PrintAll(outerOwner.Take());
        output.PrintAll(innerOwner.Take());
        output.Print(outer.Call(() => inner.Check(1) == Status.Ok ? throw new FormatException() : Status.Ok));
        output.PrintAll(outerOwner.Take());
        output.PrintAll(innerOwner.Take());
    }

    [KernelCase]
    public static void AFaultInAFinallyReplacesTheFirst(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        output.Print(specimen.Call(() =>
        {
            try
            {
                throw new TimeoutException();
            }
            finally
            {
                Fail("finally");
            }
        }));
        output.PrintAll(owner.Take());
        output.Print(owner.Last?.Message);
        output.Print(specimen.Check(1));
    }

    [KernelCase]
    public static void AFaultWhileAnotherIsHandledIsSeparate(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        try
        {
            Fail("outside");
        }
        catch (InvalidOperationException exception) when (specimen.Call(static () => throw new FormatException()) == Status.ModuleFault)
        {
            output.Print(exception.Message);
            output.Print(specimen.Call(static () => throw new TimeoutException()));
            output.Throws("rethrown", () =>
            {
                try
                {
                    throw exception;
                }
                catch (InvalidOperationException)
                {
                    output.Print(specimen.Call(static () => throw new RankException()));
                    throw;
                }
            });
        }

        output.PrintAll(owner.Take());
    }

    [KernelCase]
    public static void TheProcessorsFaultsAreFaultsOfTheTarget(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), owner);
        output.Print(specimen.Call(() => (Status)Opaque.Hide<string?>(null)!.Length));
        output.Print(specimen.Call(() => (Status)(1 / Opaque.Hide(0))));
        output.Print(specimen.Call(() => (Status)Opaque.Hide(new int[1])[Opaque.Hide(2)]));
        output.Print(specimen.Call(() => (Status)(int)Opaque.Hide<object>("text")));
        output.PrintAll(owner.Take());
    }

    [KernelCase]
    public static void RegistersOfTheCallerSurviveAFault(CaseOutput output)
    {
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one") { Fault = static () => new FormatException() }, new WritingOwner("owner"));
        long first = Opaque.Hide(1L), second = Opaque.Hide(2L), third = Opaque.Hide(3L), fourth = Opaque.Hide(4L), fifth = Opaque.Hide(5L);
        for (int i = 0; i < 10; i++)
        {
            first += specimen.Six(first, 2, 3, 4, "") + second;
            second += specimen.Large(first, second, third).IsOk ? 100 : third;
            third += (long)specimen.Check(1) + fourth;
            fourth += specimen.Title.Length + fifth;
            fifth += specimen.IsEven(2) ? 100 : first & 3;
        }

        output.PrintAll([first, second, third, fourth, fifth]);
    }

    [KernelCase]
    public static void AnOwnerThatThrowsDoesNotReachTheCaller(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one") { Fault = static () => new FormatException() }, new ThrowingOwner());
        output.Print(((ISpecimen)(object)slot).Check(1));
        output.Print(slot.UntoldFaults);
        output.Print(slot.CallsInside);
    }

    [KernelCase]
    public static void FaultsByTheThousandLeaveNothingBehind(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), owner);
        var specimen = (ISpecimen)(object)slot;
        int faults = 0;
        for (int i = 0; i < 2000; i++)
        {
            faults += Deep(specimen, 5) == Status.ModuleFault ? 1 : 0;
        }

        output.Print(faults);
        output.Print(owner.Take().Length);
        output.Print(slot.CallsInside);
        output.Print(slot.Faults);
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void WhatAFaultCosts(CaseOutput output)
    {
        const int Count = 100;
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one") { Fault = static () => new FormatException() }, new WritingOwner("owner"));
        _ = specimen.Check(0);
        long start = Stopwatch.GetTimestamp();
        int faults = 0;
        for (int i = 0; i < Count; i++)
        {
            faults += specimen.Check(i) == Status.ModuleFault ? 1 : 0;
        }

        double cost = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Count;
        output.Print("nanoseconds, or instructions where the emulator counts them", cost);
        output.Check(faults == Count, "a call did not fault");
    }

    private static Status Deep(ISpecimen specimen, int depth) =>
        specimen.Call(() => depth == 0 ? throw new FormatException() : Deep(specimen, depth - 1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail(string message) => throw new InvalidOperationException(message);

    private sealed class ThrowingOwner : ISlotOwner
    {
        public string Name => "throwing";

        public Status OnFault(string contract, string function, Exception exception) => throw new RankException();
    }
}
