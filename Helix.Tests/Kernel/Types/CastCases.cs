using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary><c>is</c>, <c>as</c> and casts over classes, interfaces, arrays and generics.</summary>
internal static class CastCases
{
    private interface IShape
    {
        int Sides { get; }
    }

    [KernelCase]
    public static void ClassHierarchy(CaseOutput output)
    {
        object value = Opaque.Hide<object>(new Square());
        output.Print(value is Rectangle);
        output.Print(value is Square);
        output.Print(value is Circle);
        output.Print(((Rectangle)value).Sides);
        output.Print((value as Circle) is null);
        output.Print(Opaque.Null<object>() is Square);
    }

    [KernelCase]
    public static void Interfaces(CaseOutput output)
    {
        object value = Opaque.Hide<object>(new Square());
        output.Print(value is IShape);
        output.Print(value is IDisposable);
        output.Print(((IShape)value).Sides);
        object text = Opaque.Hide<object>("text");
        output.Print(text is IComparable);
        output.Print(text is IComparable<string>);
        output.Print(text is IEnumerable<char>);
        output.Print(text is IComparable<int>);
    }

    [KernelCase]
    public static void Arrays(CaseOutput output)
    {
        object strings = Opaque.Hide<object>(new[] { "a" });
        output.Print(strings is object[]);
        output.Print(strings is string[]);
        output.Print(strings is IComparable[]);
        output.Print(strings is int[]);
        output.Print(strings is IList<string>);
        output.Print(strings is IEnumerable<object>);
        object numbers = Opaque.Hide<object>(new[] { 1 });
        output.Print(numbers is object[]);
        output.Print(numbers is uint[]);
        output.Print(numbers is long[]);
        output.Print(numbers is IReadOnlyList<int>);
        output.Print(Opaque.Hide<object>(new int[1][]) is object[]);
        output.Print(Opaque.Hide<object>(new int[1, 1]) is Array);
        output.Print(Opaque.Hide<object>(new int[1, 1]) is int[]);
    }

    [KernelCase]
    public static void Generics(CaseOutput output)
    {
        object list = Opaque.Hide<object>(new List<string>());
        output.Print(list is List<string>);
        output.Print(list is List<object>);
        output.Print(list is IEnumerable<object>);
        output.Print(list is IList<object>);
        output.Print(Is<string>("x"));
        output.Print(Is<int>("x"));
        output.Print(Is<List<int>>(new List<int>()));
        output.Print(Is<int?>(5));

        static bool Is<T>(object value) => Opaque.Hide(value) is T;
    }

    [KernelCase]
    public static void Delegates(CaseOutput output)
    {
        object function = Opaque.Hide<object>((Func<string>)(static () => "x"));
        output.Print(function is Func<string>);
        output.Print(function is Func<object>);
        output.Print(function is Delegate);
        output.Print(function is Action);
        output.Print(((Func<object>)function)());
    }

    [KernelCase]
    public static void RepeatedCastsOverManyTypes(CaseOutput output)
    {
        object[] values = [1, "two", 3.0, 4L, new Square(), new Circle(), new List<int>(), new int[2], 'c', 7m];
        int[] counts = new int[6];
        for (int round = 0; round < 1000; round++)
        {
            object value = values[round % values.Length];
            counts[0] += value is IComparable ? 1 : 0;
            counts[1] += value is IShape ? 1 : 0;
            counts[2] += value is IEnumerable<int> ? 1 : 0;
            counts[3] += value is ValueType ? 1 : 0;
            counts[4] += value is IFormattable ? 1 : 0;
            counts[5] += value is Rectangle ? 1 : 0;
        }

        output.PrintAll(counts);
    }

    private class Rectangle : IShape
    {
        public virtual int Sides => 4;
    }

    private sealed class Square : Rectangle
    {
        public override int Sides => 44;
    }

    private sealed class Circle : IShape
    {
        public int Sides => 0;
    }
}
