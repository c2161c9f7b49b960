using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Default interface methods: inherited, overridden, diamond, on structs and generics.</summary>
internal static class DefaultInterfaceCases
{
    private interface IGreeter
    {
        string Name { get; }

        string Greet() => "hello " + Name;

        static string Shared => "static member";
    }

    private interface ILoudGreeter : IGreeter
    {
        string IGreeter.Greet() => "HELLO " + Name;
    }

    private interface ICounter<T>
    {
        IEnumerable<T> Items { get; }

        int Count()
        {
            int count = 0;
            foreach (T item in Items)
            {
                count += item is null ? 0 : 1;
            }

            return count;
        }
    }

    private interface IBase
    {
        string Who() => "base";
    }

    private interface ILeft : IBase
    {
        string IBase.Who() => "left";
    }

    private interface IRight : IBase
    {
    }

    [KernelCase]
    public static void DefaultIsUsed(CaseOutput output)
    {
        IGreeter greeter = new Plain();
        output.Print(greeter.Greet());
        output.Print(IGreeter.Shared);
    }

    [KernelCase]
    public static void ClassOverridesDefault(CaseOutput output)
    {
        IGreeter greeter = new Polite();
        output.Print(greeter.Greet());
    }

    [KernelCase]
    public static void InterfaceOverridesDefault(CaseOutput output)
    {
        IGreeter greeter = new Loud();
        output.Print(greeter.Greet());
        IGreeter inherited = new LoudChild();
        output.Print(inherited.Greet());
    }

    [KernelCase]
    public static void DiamondTakesTheMostSpecific(CaseOutput output)
    {
        IBase value = new Diamond();
        output.Print(value.Who());
        output.Print(((IRight)value).Who());
    }

    [KernelCase]
    public static void DefaultOnAStruct(CaseOutput output)
    {
        IGreeter greeter = new Small { Name = "struct" };
        output.Print(greeter.Greet());
    }

    [KernelCase]
    public static void DefaultOfAGenericInterface(CaseOutput output)
    {
        ICounter<string?> strings = new Items<string?>(["a", null, "c"]);
        ICounter<int> numbers = new Items<int>([1, 2, 3, 4]);
        output.Print(strings.Count());
        output.Print(numbers.Count());
    }

    private class Plain : IGreeter
    {
        public virtual string Name => "plain";
    }

    private sealed class Polite : Plain, IGreeter
    {
        public override string Name => "polite";

        public string Greet() => "good day " + Name;
    }

    private class Loud : ILoudGreeter
    {
        public virtual string Name => "loud";
    }

    private sealed class LoudChild : Loud
    {
        public override string Name => "child";
    }

    private sealed class Diamond : ILeft, IRight;

    private struct Small : IGreeter
    {
        public string Name { get; set; }
    }

    private sealed class Items<T>(T[] items) : ICounter<T>
    {
        IEnumerable<T> ICounter<T>.Items => items;
    }
}
