using System;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Types;

/// <summary>Delegates: static, closed, open instance, multicast, over virtual and interface methods, structs and extensions.</summary>
internal static class DelegateCases
{
    private delegate int Transform(ref int value, out string text);

    private delegate TResult Open<in TTarget, out TResult>(TTarget target);

    [KernelCase]
    public static void StaticAndInstance(CaseOutput output)
    {
        Func<int, int> twice = Twice;
        var adder = new Adder(10);
        Func<int, int> add = adder.Add;
        output.Print(twice(4));
        output.Print(add(4));
        output.Print(twice.Target is null);
        output.Print(ReferenceEquals(add.Target, adder));
    }

    [KernelCase]
    public static void MulticastOrderAndResult(CaseOutput output)
    {
        var order = new List<string>();
        Func<int> chain = () => Note(order, "a", 1);
        chain += () => Note(order, "b", 2);
        chain += () => Note(order, "c", 3);
        output.Print(chain());
        output.PrintAll(order);
        output.Print(chain.GetInvocationList().Length);
        output.Print(chain.GetInvocationList().Select(static part => ((Func<int>)part)()).Sum());

        static int Note(List<string> order, string name, int value)
        {
            order.Add(name);
            return value;
        }
    }

    [KernelCase]
    public static void AddAndRemove(CaseOutput output)
    {
        var log = new List<string>();
        Action a = () => log.Add("a"), b = () => log.Add("b");
        Action? chain = a + b + a;
        chain -= a;
        chain!();
        output.PrintAll(log);
        chain -= b;
        chain -= a;
        output.Print(chain is null);
        output.Print((a + b) == (a + b));
        output.Print((a + b).Equals(b + a));
        output.Print((a + b + a + b) - (a + b) == a + b);
    }

    [KernelCase]
    public static void RefAndOutParameters(CaseOutput output)
    {
        Transform transform = static (ref int value, out string text) =>
        {
            value *= 3;
            text = "was " + (value / 3);
            return value + 1;
        };
        int number = 5;
        output.Print(transform(ref number, out string result));
        output.Print(number);
        output.Print(result);
    }

    [KernelCase]
    public static void OverVirtualAndInterfaceMethods(CaseOutput output)
    {
        Adder adder = Opaque.Hide<Adder>(new SpecialAdder());
        Func<int, int> add = adder.Add;
        output.Print(add(1));
        IComparable<int> comparable = Opaque.Hide<IComparable<int>>(5);
        Func<int, int> compare = comparable.CompareTo;
        output.Print(compare(4));
    }

    [KernelCase]
    public static void OverStructAndExtensionMethods(CaseOutput output)
    {
        var point = new Point(3, 4);
        Func<int> length = point.Sum;
        Func<string> extension = "abc".Reversed;
        output.Print(length());
        output.Print(extension());
    }

    [KernelCase]
    public static void OpenInstanceDelegate(CaseOutput output)
    {
        var open = (Open<Adder, int>)Delegate.CreateDelegate(typeof(Open<Adder, int>), typeof(Adder).GetMethod(nameof(Adder.Twice))!);
        output.Print(open(new Adder(21)));
    }

    [KernelCase]
    public static void EqualityAndHash(CaseOutput output)
    {
        Func<int, int> a = Twice, b = Twice;
        var first = new Adder(1);
        output.Print(a == b);
        output.Print(a.GetHashCode() == b.GetHashCode());
        output.Print(new Func<int, int>(first.Add) == new Func<int, int>(first.Add));
        output.Print(new Func<int, int>(first.Add) == new Func<int, int>(new Adder(1).Add));
    }

    [KernelCase]
    public static void Closures(CaseOutput output)
    {
        var actions = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int copy = i;
            actions.Add(() => copy++ * 10);
        }

        int shared = 0;
        Action increment = () => shared++;
        increment();
        increment();
        output.PrintAll(actions.Select(static action => action() + action()));
        output.Print(shared);
    }

    [KernelCase]
    public static void HigherOrder(CaseOutput output)
    {
        Func<int, Func<int, int>> curry = static a => b => (a * 10) + b;
        output.Print(curry(4)(2));
        Func<int, int> fixedPoint = null!;
        fixedPoint = n => n < 2 ? 1 : n * fixedPoint(n - 1);
        output.Print(fixedPoint(10));
        output.Print(Compose<int, string, string>(static n => n.ToString("X"), static s => s + "h")(255));

        static Func<TA, TC> Compose<TA, TB, TC>(Func<TA, TB> first, Func<TB, TC> second) => a => second(first(a));
    }

    [KernelCase]
    public static void ManyParameters(CaseOutput output)
    {
        Func<int, long, double, string, byte, char, float, decimal, string> wide =
            static (a, b, c, d, e, f, g, h) => $"{a} {b} {c} {d} {e} {f} {g} {h}";
        output.Print(wide(1, 2, 3.5, "four", 5, '6', 7.25f, 8.8m));
    }

    private static int Twice(int value) => value * 2;

    private static string Reversed(this string text) => new(text.Reverse().ToArray());

    private class Adder(int amount)
    {
        public virtual int Add(int value) => value + amount;

        public int Twice() => amount * 2;
    }

    private sealed class SpecialAdder() : Adder(100)
    {
        public override int Add(int value) => base.Add(value) + 1000;
    }

    private readonly record struct Point(int X, int Y)
    {
        public int Sum() => X + Y;
    }
}
