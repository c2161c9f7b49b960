using System;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Calls through a slot, with every kind of argument and return.</summary>
internal static class SlotCallCases
{
    [KernelCase]
    public static void EveryKindOfCallIsPassedOn(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        Every(output, (ISpecimen)(object)slot);
        output.Print("inside", slot.CallsInside);
    }

    [KernelCase]
    public static void ASlotWithoutATargetAnswersNotFound(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(null, null);
        Every(output, (ISpecimen)(object)slot);
        output.Print("inside", slot.CallsInside);
        output.Check(slot.Target is null, "a target without a target");
    }

    [KernelCase]
    public static void EveryKindOfCallAnswersAFault(CaseOutput output)
    {
        var owner = new WritingOwner("owner");
        InterfaceSlot slot = SlotSource.Create(new Specimen("one") { Fault = () => new InvalidOperationException("told to") }, owner);
        Every(output, (ISpecimen)(object)slot);
        output.PrintAll(owner.Take());
        output.Print("inside", slot.CallsInside);
        output.Print("faults", slot.Faults);
    }

    [KernelCase]
    public static void TheOwnerSaysWhatTheCallerIsTold(CaseOutput output)
    {
        var owner = new WritingOwner("owner") { Answer = Status.DeviceAbsent };
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one") { Fault = () => new FormatException() }, owner);
        output.Print(specimen.Check(1));
        output.Print(specimen.Pair("x").Status);
        output.Print(specimen.Large(1, 2, 3).Status);
    }

    private static void Every(CaseOutput output, ISpecimen specimen)
    {
        output.Print(specimen.Number);
        specimen.Number = 5;
        output.Print(specimen.Number);
        output.Print(specimen.Check(1));
        output.Print(specimen.Check(-1));
        output.Print(specimen.Small(21).ToString());
        output.Print(specimen.Small(-1).ToString());
        output.Print(specimen.Pair("text").ToString());
        output.Print(specimen.Pair("").ToString());
        output.Print(specimen.Large(1, long.MaxValue, -3).ToString());
        specimen.Quietly("four");
        output.Print(specimen.Number);
        output.Print(specimen.IsEven(4));
        output.Print(specimen.IsEven(5));
        output.Print(specimen.Describe(Status.Busy));
        output.Print(specimen.Rotate(new Triple(1, 2, 3)));
        output.Print(specimen.Title);
        output.PrintAll(specimen.Numbers(3));
        Memory(output, specimen);
        output.Print(specimen.Mix(0.5, 1, 0.25f, 2, 0.125));
        output.Print(specimen.Six(1, 2, 3, 4, "fifth"));
        output.Print(specimen.Scale(new Weighted(1, 0.5), 3));
        output.Print(specimen.Call(() => Status.ReadOnly));
        output.Print(specimen.Perhaps(1) + "/" + specimen.Perhaps(null));
        output.Print(specimen.Array(3).Length);
    }

    private static void Memory(CaseOutput output, ISpecimen specimen)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes.Clear();
        output.Print(specimen.Fill(bytes, "abcdef").ToString());
        output.PrintSpan<byte>(bytes);
        int left = 12;
        string right = "right";
        if (specimen.Swap(ref left, ref right, out long sum))
        {
            output.Print(sum);
        }

        output.Print($"{left} {right}");
    }
}
