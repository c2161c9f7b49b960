using System;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Types;

/// <summary>Co- and contravariance of interfaces, delegates and arrays.</summary>
internal static class VarianceCases
{
    private interface ISource<out T>
    {
        T Next();
    }

    private interface ISink<in T>
    {
        string Accept(T value);
    }

    [KernelCase]
    public static void CovariantInterface(CaseOutput output)
    {
        ISource<object> source = new Texts();
        output.Print(source.Next());
        output.Print(Opaque.Hide<object>(source) is ISource<IComparable>);
        output.Print(Opaque.Hide<object>(source) is ISource<Version>);
    }

    [KernelCase]
    public static void ContravariantInterface(CaseOutput output)
    {
        ISink<string> sink = new Anything();
        output.Print(sink.Accept("text"));
        output.Print(Opaque.Hide<object>(sink) is ISink<Version>);
        output.Print(Opaque.Hide<object>(sink) is ISink<int>);
    }

    [KernelCase]
    public static void CovariantEnumerable(CaseOutput output)
    {
        IEnumerable<object> objects = new List<string> { "a", "b" };
        output.PrintAll(objects);
        IReadOnlyList<object> list = new[] { "c", "d" };
        output.Print(list[1]);
        output.Print(objects.Concat(list).Count());
    }

    [KernelCase]
    public static void ContravariantComparer(CaseOutput output)
    {
        IComparer<object> byText = Comparer<object>.Create(static (a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));
        string[] values = ["pear", "apple", "fig"];
        Array.Sort(values, (IComparer<string>)byText);
        output.PrintAll(values);
    }

    [KernelCase]
    public static void DelegateVariance(CaseOutput output)
    {
        Func<object, string> wide = static value => "got " + value;
        Func<string, object> narrow = wide;
        output.Print(narrow("x"));
        Action<object> action = value => output.Print(value);
        Action<string> text = action;
        text("acted");
    }

    [KernelCase]
    public static void CovariantArrays(CaseOutput output)
    {
        object[] objects = new[] { "x", "y" };
        output.Print(objects.GetType().GetElementType()!.Name);
        objects[0] = "z";
        output.PrintAll(objects);
        IComparable[] comparable = Opaque.Hide(new[] { "q" });
        output.Print(comparable[0].CompareTo("q"));
    }

    private sealed class Texts : ISource<string>
    {
        public string Next() => "next";
    }

    private sealed class Anything : ISink<object>
    {
        public string Accept(object value) => value.GetType().Name;
    }
}
