using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Generic virtual methods, on classes and on interfaces.</summary>
internal static class GenericVirtualCases
{
    private interface IVisitor
    {
        string Visit<T>(T value);
    }

    [KernelCase]
    public static void OnClasses(CaseOutput output)
    {
        Formatter[] formatters = [new Formatter(), new Brackets(), new Types()];
        foreach (Formatter formatter in formatters)
        {
            output.Print(formatter.Format(1) + " " + formatter.Format("x") + " " + formatter.Format(2.5));
        }
    }

    [KernelCase]
    public static void OnInterfaces(CaseOutput output)
    {
        IVisitor[] visitors = [new Namer(), new Sizer()];
        foreach (IVisitor visitor in visitors)
        {
            output.Print(visitor.Visit(1));
            output.Print(visitor.Visit("text"));
            output.Print(visitor.Visit(new List<string>()));
            output.Print(visitor.Visit(Guid.Empty));
        }
    }

    [KernelCase]
    public static void OnGenericClasses(CaseOutput output)
    {
        Store<string> text = new ChildStore<string>();
        Store<int> number = new ChildStore<int>();
        output.Print(text.Pair("a", 1));
        output.Print(number.Pair(2, "b"));
        output.Print(text.Pair("c", new Version(1, 2)));
    }

    [KernelCase]
    public static void FromSharedCode(CaseOutput output)
    {
        output.Print(Call<string>(new Brackets(), "s"));
        output.Print(Call<Version>(new Types(), new Version(3, 4)));
        output.Print(Call(new Types(), 5L));

        static string Call<T>(Formatter formatter, T value) => formatter.Format(new KeyValuePair<T, int>(value, 1));
    }

    [KernelCase]
    public static void DelegateToAGenericVirtualMethod(CaseOutput output)
    {
        Formatter formatter = Opaque.Hide<Formatter>(new Brackets());
        Func<int, string> numbers = formatter.Format<int>;
        Func<string, string> texts = formatter.Format<string>;
        output.Print(numbers(8) + texts("t"));
    }

    private class Formatter
    {
        public virtual string Format<T>(T value) => value!.ToString()!;
    }

    private sealed class Brackets : Formatter
    {
        public override string Format<T>(T value) => "[" + base.Format(value) + "]";
    }

    private sealed class Types : Formatter
    {
        public override string Format<T>(T value) => typeof(T).Name;
    }

    private sealed class Namer : IVisitor
    {
        public string Visit<T>(T value) => typeof(T).Name;
    }

    private sealed class Sizer : IVisitor
    {
        string IVisitor.Visit<T>(T value) => default(T) is null ? "reference" : "value";
    }

    private class Store<T>
    {
        public virtual string Pair<TOther>(T left, TOther right) => "store";
    }

    private sealed class ChildStore<T> : Store<T>
    {
        public override string Pair<TOther>(T left, TOther right) => $"{typeof(T).Name} {left}, {typeof(TOther).Name} {right}";
    }
}
