using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Boxing copies; unboxing checks.</summary>
internal static class BoxingCases
{
    [KernelCase]
    public static void BoxIsACopy(CaseOutput output)
    {
        var counter = new Counter { Value = 1 };
        object boxed = counter;
        counter.Value = 2;
        output.Print(((Counter)boxed).Value);
        output.Print(counter.Value);
    }

    [KernelCase]
    public static void PrimitivesRoundTrip(CaseOutput output)
    {
        object[] boxes = [true, 'x', (byte)1, (short)-2, 3, 4L, 5.5f, 6.6, 7.7m, DayOfWeek.Friday, Guid.Empty];
        foreach (object box in boxes)
        {
            output.Print(box.GetType().Name, Opaque.Hide(box));
        }

        output.Print((bool)boxes[0] && (char)boxes[1] == 'x' && (byte)boxes[2] == 1 && (long)boxes[5] == 4L);
    }

    [KernelCase]
    public static void EqualsAndHashOfBoxes(CaseOutput output)
    {
        output.Print(Opaque.Hide<object>(5).Equals(5));
        output.Print(Opaque.Hide<object>(5).Equals(5L));
        output.Print(Opaque.Hide<object>(5).GetHashCode());
        output.Print(Opaque.Hide<object>(5L << 32).GetHashCode());
        output.Print(Opaque.Hide<object>(new Counter { Value = 3 }).Equals(new Counter { Value = 3 }));
        output.Print(Opaque.Hide<object>(new Counter { Value = 3 }).Equals(new Counter { Value = 4 }));
        output.Print(ReferenceEquals(Opaque.Hide<object>(1), Opaque.Hide<object>(1)));
    }

    [KernelCase]
    public static void MutationThroughAnInterface(CaseOutput output)
    {
        object boxed = new Counter { Value = 1 };
        ((ICounter)boxed).Increment();
        ((ICounter)boxed).Increment();
        output.Print(((Counter)boxed).Value);
    }

    [KernelCase]
    public static void VirtualCallsOnStructs(CaseOutput output)
    {
        var counter = new Counter { Value = 9 };
        output.Print(counter.ToString());
        output.Print(Describe(counter));
        output.Print(Opaque.Hide<ValueType>(counter).ToString());
        output.Print(default(Plain).ToString()!.EndsWith(nameof(Plain), StringComparison.Ordinal));

        static string Describe<T>(T value) => value!.ToString()!;
    }

    [KernelCase]
    public static void StructWithReferencesKeepsThem(CaseOutput output)
    {
        var boxes = new List<object>();
        for (int i = 0; i < 200; i++)
        {
            boxes.Add(new Labelled("label " + i, i));
        }

        GC.Collect();
        int sum = 0;
        foreach (object box in boxes)
        {
            var labelled = (Labelled)box;
            sum += labelled.Text.Length + labelled.Number;
        }

        output.Print(sum);
    }

    private interface ICounter
    {
        void Increment();
    }

    private struct Counter : ICounter
    {
        public int Value;

        public void Increment() => Value++;

        public override readonly string ToString() => "counter " + Value;
    }

    private struct Plain;

    private readonly struct Labelled(string text, int number)
    {
        public string Text { get; } = text;

        public int Number { get; } = number;
    }
}
