using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Interface dispatch: mono- and megamorphic sites, explicit and re-implemented members, structs, generics.</summary>
internal static class InterfaceCases
{
    private interface IAnimal
    {
        string Name { get; }

        int Feed(int amount);
    }

    private interface IPet : IAnimal
    {
        string Owner { get; }
    }

    private interface ITransform<T>
    {
        T Apply(T value);
    }

    [KernelCase]
    public static void MonomorphicSite(CaseOutput output)
    {
        IAnimal animal = new Dog();
        int sum = 0;
        for (int i = 0; i < 1000; i++)
        {
            sum += animal.Feed(i);
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void MegamorphicSite(CaseOutput output)
    {
        IAnimal[] animals = [new Dog(), new Cat(), new Fish(3), new Bird(), new Generic<int>(), new Generic<string>(), new Generic<Guid>()];
        int sum = 0;
        for (int i = 0; i < 3500; i++)
        {
            sum += animals[i % animals.Length].Feed(i);
        }

        output.Print(sum);
        foreach (IAnimal animal in animals)
        {
            output.Print(animal.Name);
        }
    }

    [KernelCase]
    public static void InheritedInterface(CaseOutput output)
    {
        IPet pet = new Dog();
        output.Print(pet.Owner + " " + pet.Name + " " + pet.Feed(1));
        IAnimal animal = pet;
        output.Print(animal.Feed(2));
    }

    [KernelCase]
    public static void ExplicitImplementation(CaseOutput output)
    {
        var cat = new Cat();
        output.Print(cat.Name);
        output.Print(((IAnimal)cat).Name);
    }

    [KernelCase]
    public static void ReimplementedInDerivedClass(CaseOutput output)
    {
        IAnimal first = new Bird();
        IAnimal second = new Parrot();
        Bird third = new Parrot();
        output.Print(first.Name);
        output.Print(second.Name);
        output.Print(third.Name);
        output.Print(((IAnimal)third).Name);
    }

    [KernelCase]
    public static void StructBoxedAndConstrained(CaseOutput output)
    {
        var fish = new Fish(5);
        IAnimal boxed = fish;
        output.Print(boxed.Feed(1));
        output.Print(boxed.Feed(1));
        output.Print(Feed(ref fish));
        output.Print(Feed(ref fish));

        static int Feed<T>(ref T animal)
            where T : IAnimal => animal.Feed(1);
    }

    [KernelCase]
    public static void GenericInterface(CaseOutput output)
    {
        var both = new Doubler();
        output.Print(((ITransform<int>)both).Apply(21));
        output.Print(((ITransform<string>)both).Apply("ab"));
        ITransform<List<int>> lists = new Identity<List<int>>();
        output.Print(lists.Apply([1, 2]).Count);
        ITransform<double> numbers = new Identity<double>();
        output.Print(numbers.Apply(1.5));
    }

    [KernelCase]
    public static void ManyInterfacesOnOneClass(CaseOutput output)
    {
        object value = Opaque.Hide<object>(new Busy());
        output.Print(((IComparable)value).CompareTo(null));
        output.Print(((IComparable<int>)value).CompareTo(3));
        output.Print(((IEquatable<string>)value).Equals("busy"));
        output.Print(((IFormattable)value).ToString("f", null));
        ((IDisposable)value).Dispose();
        output.Print(((ICloneable)value).Clone());
        output.Print(((ITransform<long>)value).Apply(5));
    }

    [KernelCase]
    public static void ThroughBaseClassLibraryInterfaces(CaseOutput output)
    {
        IList<int>[] lists = [new List<int> { 1, 2 }, new[] { 3, 4, 5 }, new ArraySegment<int>([6, 7, 8], 1, 2)];
        foreach (IList<int> list in lists)
        {
            int sum = 0;
            foreach (int item in list)
            {
                sum += item;
            }

            output.Print($"{list.Count} {sum} {list.Contains(4)} {list.IndexOf(8)}");
        }
    }

    private class Dog : IPet
    {
        public string Name => "dog";

        public string Owner => "owner";

        public int Feed(int amount) => amount + 1;
    }

    private sealed class Cat : IAnimal
    {
        public string Name => "public cat";

        string IAnimal.Name => "explicit cat";

        int IAnimal.Feed(int amount) => amount * 2;
    }

    private class Bird : IAnimal
    {
        public string Name => "bird";

        public virtual int Feed(int amount) => amount - 1;
    }

    private sealed class Parrot : Bird, IAnimal
    {
        public new string Name => "parrot";

        public override int Feed(int amount) => amount - 2;
    }

    private sealed class Generic<T> : IAnimal
    {
        public string Name => typeof(T).Name;

        public int Feed(int amount) => amount ^ 1;
    }

    private struct Fish(int eaten) : IAnimal
    {
        public readonly string Name => "fish";

        public int Feed(int amount) => eaten += amount;
    }

    private sealed class Doubler : ITransform<int>, ITransform<string>
    {
        int ITransform<int>.Apply(int value) => value * 2;

        string ITransform<string>.Apply(string value) => value + value;
    }

    private sealed class Identity<T> : ITransform<T>
    {
        public T Apply(T value) => value;
    }

    private sealed class Busy : IComparable, IComparable<int>, IEquatable<string>, IFormattable, IDisposable, ICloneable, ITransform<long>
    {
        private int _disposals;

        public int CompareTo(object? other) => 7;

        public int CompareTo(int other) => other + 1;

        public bool Equals(string? other) => other == "busy";

        public override bool Equals(object? obj) => obj is Busy;

        public override int GetHashCode() => 1;

        public string ToString(string? format, IFormatProvider? provider) => "formatted " + format;

        public void Dispose() => _disposals++;

        public object Clone() => "clone after " + _disposals;

        public long Apply(long value) => value * 10;
    }
}
