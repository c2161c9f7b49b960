using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Generic classes and methods over value and reference types, statics per instantiation, constraints.</summary>
internal static class GenericCases
{
    [KernelCase]
    public static void StaticsPerInstantiation(CaseOutput output)
    {
        Counter<int>.Count += 1;
        Counter<string>.Count += 10;
        Counter<object>.Count += 100;
        Counter<List<int>>.Count += 1000;
        output.Print($"{Counter<int>.Count} {Counter<string>.Count} {Counter<object>.Count} {Counter<List<int>>.Count}");
        output.Print(Counter<string>.Label);
        output.Print(Counter<object>.Label);
    }

    [KernelCase]
    public static void SharedCodeKnowsItsType(CaseOutput output)
    {
        output.Print(NameOf<string>());
        output.Print(NameOf<Version>());
        output.Print(NameOf<int>());
        output.Print(NameOf<List<string>>());
        output.Print(NameOf<KeyValuePair<string, Version>>());
        output.Print(new Box<string>().Inner());
        output.Print(new Box<Exception>().Inner());

        static string NameOf<T>() => typeof(T).ToString();
    }

    [KernelCase]
    public static void DefaultAndNew(CaseOutput output)
    {
        output.Print(Make<Widget>().Value);
        output.Print(Make<DateTime>());
        output.Print(Default<string>() is null);
        output.Print(Default<Guid>());

        static T Make<T>()
            where T : new() => new();

        static T? Default<T>() => default;
    }

    [KernelCase]
    public static void RecursiveConstraint(CaseOutput output)
    {
        output.Print(Largest([3, 9, 2]));
        output.Print(Largest(["pear", "zebra", "apple"]));
        output.Print(Largest([1.5, -2.0]));

        static T Largest<T>(T[] values)
            where T : IComparable<T>
        {
            T best = values[0];
            foreach (T value in values)
            {
                best = value.CompareTo(best) > 0 ? value : best;
            }

            return best;
        }
    }

    [KernelCase]
    public static void NestedGenerics(CaseOutput output)
    {
        var map = new Dictionary<string, List<KeyValuePair<int, Box<long>>>>
        {
            ["a"] = [new(1, new Box<long> { Value = 5 }), new(2, new Box<long> { Value = 6 })],
        };
        output.Print(map["a"][1].Value.Value);
        output.Print(new Outer<int>.Inner<string>().Describe());
        output.Print(new Outer<string>.Inner<Guid>().Describe());
    }

    [KernelCase]
    public static void ArraysOfTypeParameters(CaseOutput output)
    {
        output.Print(Make<int>(3).GetType().Name);
        output.Print(Make<string>(3).GetType().Name);
        output.Print(Make<List<string>>(2).Length);
        output.Throws("store", static () => Store(new string[1], new object()));

        static T[] Make<T>(int length) => new T[length];

        static void Store<T>(T[] array, object value) => ((object[])(object)array)[0] = value;
    }

    [KernelCase]
    public static void CuriouslyRecurringClass(CaseOutput output)
    {
        output.Print(new Derived().Self().Name);
        output.Print(Derived.Created);
    }

    [KernelCase]
    public static void EqualityComparerDefault(CaseOutput output)
    {
        output.Print(Same(1, 1));
        output.Print(Same("a", new string('a', 1)));
        output.Print(Same<object>(1, 1));
        output.Print(Same(DayOfWeek.Friday, DayOfWeek.Monday));
        output.Print(Same((1, "x"), (1, "x")));
        output.Print(Same<int?>(null, 3));
        output.Print(Same(new Widget(), new Widget()));

        static bool Same<T>(T a, T b) => EqualityComparer<T>.Default.Equals(a, b);
    }

    private static class Counter<T>
    {
        public static readonly string Label = "label of " + typeof(T).Name;

        public static int Count { get; set; }
    }

    private sealed class Widget
    {
        public int Value { get; } = 17;
    }

    private sealed class Box<T>
    {
        public T? Value { get; set; }

        public string Inner() => new List<T>().GetType().GetGenericArguments()[0].Name;
    }

    private sealed class Outer<T>
    {
        public sealed class Inner<TInner>
        {
            public string Describe() => typeof(T).Name + " of " + typeof(TInner).Name;
        }
    }

    private class Fluent<TSelf>
        where TSelf : Fluent<TSelf>, new()
    {
        public static int Created { get; private set; }

        public TSelf Self()
        {
            Created++;
            return new TSelf();
        }
    }

    private sealed class Derived : Fluent<Derived>
    {
        public string Name => "derived";
    }
}
