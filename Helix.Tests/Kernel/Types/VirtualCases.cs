using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Virtual methods: override, new, sealed, abstract, base calls, covariant returns, calls from constructors.</summary>
internal static class VirtualCases
{
    [KernelCase]
    public static void OverrideAndNew(CaseOutput output)
    {
        Base middle = new Middle(), leaf = new Leaf();
        output.Print(middle.Name() + " " + leaf.Name());
        output.Print(middle.Hidden() + " " + ((Middle)middle).Hidden() + " " + ((Middle)leaf).Hidden());
    }

    [KernelCase]
    public static void BaseCallsChain(CaseOutput output)
    {
        output.Print(new Leaf().Chain());
    }

    [KernelCase]
    public static void AbstractClass(CaseOutput output)
    {
        Shape[] shapes = [new Square(3), new Triangle(4, 5)];
        foreach (Shape shape in shapes)
        {
            output.Print(shape.Describe());
        }
    }

    [KernelCase]
    public static void CallFromConstructorSeesTheDerivedMethod(CaseOutput output)
    {
        output.PrintAll(new Observer().Log);
    }

    [KernelCase]
    public static void CovariantReturn(CaseOutput output)
    {
        Factory factory = new TextFactory();
        output.Print(factory.Make());
        output.Print(new TextFactory().Make().Length);
    }

    [KernelCase]
    public static void ObjectMethods(CaseOutput output)
    {
        object value = new Square(2);
        output.Print(value.ToString());
        output.Print(value.Equals(new Square(2)));
        output.Print(value.GetHashCode());
        output.Print(new object().Equals(value));
        output.Print(new Leaf().ToString()!.EndsWith(nameof(Leaf), StringComparison.Ordinal));
    }

    private class Base
    {
        public virtual string Name() => "base";

        public string Hidden() => "base hidden";

        public virtual string Chain() => "base";
    }

    private class Middle : Base
    {
        public override string Name() => "middle";

        public new virtual string Hidden() => "middle hidden";

        public override string Chain() => base.Chain() + "-middle";
    }

    private sealed class Leaf : Middle
    {
        public sealed override string Name() => "leaf";

        public override string Hidden() => "leaf hidden";

        public override string Chain() => base.Chain() + "-leaf";
    }

    private abstract class Shape
    {
        public abstract double Area { get; }

        protected abstract string Kind { get; }

        public string Describe() => Kind + " of " + Area;
    }

    private sealed class Square(int side) : Shape
    {
        private readonly int _side = side;

        public override double Area => _side * _side;

        protected override string Kind => "square";

        public override bool Equals(object? obj) => obj is Square other && other._side == _side;

        public override int GetHashCode() => _side;

        public override string ToString() => "square " + _side;
    }

    private sealed class Triangle(double width, double height) : Shape
    {
        public override double Area => width * height / 2;

        protected override string Kind => "triangle";
    }

    private class Subject
    {
        public Subject()
        {
            Log.Add("base constructor");
            Created();
        }

        public List<string> Log { get; } = [];

        protected virtual void Created() => Log.Add("base created");
    }

    private sealed class Observer : Subject
    {
        private readonly string _initialised = "initialised before the base constructor";

        protected override void Created() => Log.Add(_initialised);
    }

    private class Factory
    {
        public virtual object Make() => 1;
    }

    private sealed class TextFactory : Factory
    {
        public override string Make() => "made";
    }
}
