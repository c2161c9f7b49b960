using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Records: equality, copies, deconstruction, text.</summary>
internal static class RecordCases
{
    [KernelCase]
    public static void ValueEquality(CaseOutput output)
    {
        var first = new Person("Ann", 30);
        var second = new Person("Ann", 30);
        output.Print(first == second);
        output.Print(first.GetHashCode() == second.GetHashCode());
        output.Print(ReferenceEquals(first, second));
        output.Print(first.Equals(new Employee("Ann", 30, "dev")));
        output.Print(new Coordinate(1, 2) == new Coordinate(1, 2));
    }

    [KernelCase]
    public static void WithExpression(CaseOutput output)
    {
        var first = new Employee("Bob", 40, "boss");
        Employee second = first with { Age = 41 };
        output.Print(first);
        output.Print(second);
        Person asBase = first;
        output.Print(asBase with { Name = "Rob" });
        output.Print(new Coordinate(3, 4) with { Y = 5 });
    }

    [KernelCase]
    public static void Deconstruction(CaseOutput output)
    {
        var (name, age) = new Person("Cid", 5);
        output.Print(name + age);
        var (x, y) = new Coordinate(7, 8);
        output.Print(x * y);
    }

    [KernelCase]
    public static void AsKeys(CaseOutput output)
    {
        var map = new Dictionary<Coordinate, string> { [new(1, 2)] = "a", [new(2, 1)] = "b" };
        output.Print(map[new Coordinate(2, 1)]);
        var set = new HashSet<Person> { new("x", 1), new("x", 1), new("y", 1) };
        output.Print(set.Count);
    }

    [KernelCase]
    public static void GenericAndNestedText(CaseOutput output)
    {
        output.Print(new Pair<string, Coordinate>("left", new Coordinate(1, 2)));
        output.Print(new Pair<int?, Person?>(null, null));
    }

    private record Person(string Name, int Age);

    private sealed record Employee(string Name, int Age, string Role) : Person(Name, Age);

    private readonly record struct Coordinate(int X, int Y);

    private sealed record Pair<TLeft, TRight>(TLeft Left, TRight Right);
}
