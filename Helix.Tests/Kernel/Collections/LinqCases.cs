using System;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Collections;

/// <summary>LINQ over objects.</summary>
internal static class LinqCases
{
    private static readonly (string Name, int Age, string City)[] People =
    [
        ("Ann", 30, "Oslo"), ("Bob", 25, "Rome"), ("Cid", 30, "Rome"), ("Dot", 41, "Oslo"), ("Eve", 25, "Bern"),
    ];

    [KernelCase]
    public static void FilterProjectOrder(CaseOutput output)
    {
        output.PrintAll(People.Where(static p => p.Age < 40).OrderBy(static p => p.Age).ThenByDescending(static p => p.Name).Select(static p => p.Name));
        output.PrintAll(from p in People let initial = p.Name[0] where initial != 'B' orderby p.City, p.Age descending select initial + p.City);
    }

    [KernelCase]
    public static void Grouping(CaseOutput output)
    {
        foreach (var group in People.GroupBy(static p => p.City))
        {
            output.Print(group.Key + " " + string.Join(",", group.Select(static p => p.Name)));
        }

        output.PrintAll(People.CountBy(static p => p.Age));
        output.PrintAll(People.AggregateBy(static p => p.City, 0, static (sum, p) => sum + p.Age));
    }

    [KernelCase]
    public static void Joins(CaseOutput output)
    {
        (string City, string Country)[] cities = [("Oslo", "Norway"), ("Rome", "Italy"), ("Kiev", "Ukraine")];
        output.PrintAll(People.Join(cities, static p => p.City, static c => c.City, static (p, c) => p.Name + "/" + c.Country));
        output.PrintAll(cities.GroupJoin(People, static c => c.City, static p => p.City, static (c, people) => c.Country + people.Count()));
    }

    [KernelCase]
    public static void Aggregates(CaseOutput output)
    {
        int[] numbers = [4, 8, 15, 16, 23, 42];
        output.Print(numbers.Sum());
        output.Print(numbers.Average());
        output.Print(numbers.Min() + " " + numbers.Max());
        output.Print(numbers.Aggregate(1L, static (product, n) => product * n));
        output.Print(People.MaxBy(static p => p.Age).Name + People.MinBy(static p => p.Age).Name);
        output.Print(numbers.Select(static n => n / 3.0).Sum());
        output.Print(numbers.Count(static n => n % 2 == 0));
    }

    [KernelCase]
    public static void SetOperators(CaseOutput output)
    {
        int[] a = [1, 2, 2, 3, 4], b = [3, 4, 4, 5];
        output.PrintAll(a.Distinct());
        output.PrintAll(a.Union(b));
        output.PrintAll(a.Intersect(b));
        output.PrintAll(a.Except(b));
        output.PrintAll(a.Concat(b).DistinctBy(static n => n % 3));
    }

    [KernelCase]
    public static void Partitioning(CaseOutput output)
    {
        IEnumerable<int> numbers = Enumerable.Range(1, 20);
        output.PrintAll(numbers.Skip(3).Take(4));
        output.PrintAll(numbers.SkipWhile(static n => n < 15).TakeWhile(static n => n < 19));
        output.PrintAll(numbers.TakeLast(3).Reverse());
        output.PrintAll(numbers.Take(5..8));
        output.PrintAll(numbers.Chunk(6).Select(static chunk => chunk.Sum()));
    }

    [KernelCase]
    public static void ElementOperators(CaseOutput output)
    {
        int[] numbers = [7, 3, 9];
        output.Print(numbers.First() + numbers.Last() + numbers.ElementAt(1));
        output.Print(numbers.FirstOrDefault(static n => n > 100, -1));
        output.Print(numbers.Single(static n => n == 3));
        output.Throws("single of many", () => numbers.Single());
        output.Throws("first of none", () => numbers.First(static n => n > 100));
        output.Print(numbers.Any(static n => n > 8) && numbers.All(static n => n > 2));
        output.Print(numbers.Contains(9) && !Enumerable.Empty<int>().Any());
    }

    [KernelCase]
    public static void FlatteningAndZipping(CaseOutput output)
    {
        output.PrintAll(new[] { "ab", "cd" }.SelectMany(static (word, i) => word.Select(c => c + i.ToString())));
        output.PrintAll(new[] { 1, 2, 3 }.Zip(["one", "two"], static (n, s) => n + s));
        output.PrintAll(new[] { 1, 2 }.Zip([3, 4], [5, 6]));
        output.PrintAll(new[] { "x", "y" }.Index());
        output.PrintAll(Enumerable.Repeat("r", 3).Append("end").Prepend("start"));
    }

    [KernelCase]
    public static void DeferredExecution(CaseOutput output)
    {
        var numbers = new List<int> { 1, 2 };
        IEnumerable<int> query = numbers.Where(static n => n > 1);
        numbers.Add(3);
        output.PrintAll(query);
        numbers.Clear();
        output.Print(query.Count());
    }

    [KernelCase]
    public static void Conversions(CaseOutput output)
    {
        output.Print(People.ToDictionary(static p => p.Name, static p => p.Age)["Dot"]);
        output.Print(People.Select(static p => p.City).ToHashSet().Count);
        output.PrintAll(new object[] { 1, "a", 2, 3.0 }.OfType<int>());
        output.Throws("cast", static () => new object[] { 1, "a" }.Cast<int>().ToList());
        output.Print(new[] { 1, 2, 3 }.SequenceEqual(new List<int> { 1, 2, 3 }));
    }

    [KernelCase]
    public static void StableSortOfManyItems(CaseOutput output)
    {
        var random = new Random(5);
        var items = Enumerable.Range(0, 2000).Select(i => (Key: random.Next(20), Index: i)).ToArray();
        var sorted = items.OrderBy(static item => item.Key).ToArray();
        output.Print(sorted.Zip(sorted.Skip(1)).All(static pair =>
            pair.First.Key < pair.Second.Key || (pair.First.Key == pair.Second.Key && pair.First.Index < pair.Second.Index)));
        output.Print(sorted[1000].Key);
    }

    [KernelCase]
    public static void PrimesAndPermutations(CaseOutput output)
    {
        output.PrintAll(Enumerable.Range(2, 60).Where(static n => Enumerable.Range(2, n - 2).All(d => n % d != 0)));
        output.PrintAll(Permutations(["a", "b", "c"]));

        static IEnumerable<string> Permutations(string[] items) =>
            items.Length < 2
                ? items
                : items.SelectMany((item, i) => Permutations([.. items.Where((_, j) => j != i)]).Select(rest => item + rest));
    }
}
