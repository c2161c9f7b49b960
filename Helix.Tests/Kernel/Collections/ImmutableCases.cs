using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Linq;

namespace Helix.Tests.Kernel.Collections;

/// <summary>Immutable, frozen and read-only collections.</summary>
internal static class ImmutableCases
{
    [KernelCase]
    public static void ImmutableListsShareStructure(CaseOutput output)
    {
        ImmutableList<int> first = [1, 2, 3];
        ImmutableList<int> second = first.Add(4).Insert(0, 0).RemoveAt(2);
        output.PrintAll(first);
        output.PrintAll(second);
        output.Print(second.IndexOf(4));
    }

    [KernelCase]
    public static void ImmutableArrays(CaseOutput output)
    {
        ImmutableArray<string> array = ["a", "b"];
        ImmutableArray<string>.Builder builder = array.ToBuilder();
        builder.Add("c");
        builder[0] = "z";
        output.PrintAll(array);
        output.PrintAll(builder.ToImmutable());
        output.Print(default(ImmutableArray<int>).IsDefault);
        output.Print(array.SequenceEqual(["a", "b"]));
    }

    [KernelCase]
    public static void ImmutableDictionaries(CaseOutput output)
    {
        ImmutableDictionary<string, int> map = ImmutableDictionary<string, int>.Empty.Add("x", 1).SetItem("x", 2).Add("y", 3);
        output.PrintAll(map.OrderBy(static pair => pair.Key, StringComparer.Ordinal));
        ImmutableSortedDictionary<int, string> sorted = Enumerable.Range(0, 5).ToImmutableSortedDictionary(static n => -n, static n => "v" + n);
        output.PrintAll(sorted);
        output.Print(map.Remove("x").ContainsKey("x"));
    }

    [KernelCase]
    public static void ImmutableSetsStacksQueues(CaseOutput output)
    {
        ImmutableSortedSet<int> set = [3, 1, 2, 3];
        output.PrintAll(set.Union([0, 9]));
        output.PrintAll(ImmutableStack<int>.Empty.Push(1).Push(2));
        output.PrintAll(ImmutableQueue<int>.Empty.Enqueue(1).Enqueue(2));
        output.Print(ImmutableHashSet.Create("a", "b").Contains("b"));
    }

    [KernelCase]
    public static void FrozenCollections(CaseOutput output)
    {
        FrozenDictionary<string, int> map = new Dictionary<string, int> { ["red"] = 1, ["green"] = 2, ["blue"] = 3 }.ToFrozenDictionary();
        output.Print(map["green"]);
        output.Print(map.ContainsKey("pink"));
        FrozenSet<int> set = new[] { 1, 5, 9 }.ToFrozenSet();
        output.Print(set.Contains(5) && !set.Contains(6));
    }

    [KernelCase]
    public static void ReadOnlyWrappers(CaseOutput output)
    {
        var list = new List<int> { 1, 2 };
        ReadOnlyCollection<int> wrapper = list.AsReadOnly();
        list.Add(3);
        output.PrintAll(wrapper);
        output.Throws("add", () => ((IList<int>)wrapper).Add(4));
        var observed = new ObservableCollection<string>();
        observed.CollectionChanged += (_, change) => output.Print(change.Action + " " + change.NewStartingIndex);
        observed.Add("x");
        observed.Insert(0, "y");
        observed.Clear();
    }
}
