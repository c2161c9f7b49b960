using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Helix.Tests.Kernel.Collections;

/// <summary>Hash tables with keys of many kinds.</summary>
internal static class DictionaryCases
{
    [KernelCase]
    public static void AddFindRemove(CaseOutput output)
    {
        var map = new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 };
        map.Add("three", 3);
        map["two"] = 22;
        output.Print(map["two"]);
        output.Print(map.TryGetValue("four", out int missing) + " " + missing);
        output.Print(map.Remove("one", out int removed) + " " + removed);
        output.Print(map.TryAdd("two", 5));
        output.PrintAll(map.OrderBy(static pair => pair.Key, StringComparer.Ordinal));
        output.Throws("missing key", () => Opaque.Use(map["nine"]));
        output.Throws("duplicate key", () => map.Add("two", 1));
        output.Throws("null key", () => map.Add(null!, 1));
    }

    [KernelCase]
    public static void TenThousandIntegers(CaseOutput output)
    {
        var map = new Dictionary<int, int>();
        for (int i = 0; i < 10_000; i++)
        {
            map[i * 7919] = i;
        }

        long sum = 0;
        for (int i = 0; i < 10_000; i += 3)
        {
            sum += map[i * 7919];
            map.Remove(i * 7919);
        }

        output.Print(map.Count);
        output.Print(sum);
        output.Print(map.ContainsKey(7919 * 4) + " " + map.ContainsKey(7919 * 3));
    }

    [KernelCase]
    public static void StringKeysIgnoringCase(CaseOutput output)
    {
        var map = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = 1 };
        output.Print(map["CONTENT-TYPE"]);
        map["content-type"] = 2;
        output.Print(map.Count);
    }

    [KernelCase]
    public static void KeysOfManyTypes(CaseOutput output)
    {
        output.Print(Look(Guid.Empty, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        output.Print(Look((1, "a"), (1, "b")));
        output.Print(Look(1.5, -0.0));
        output.Print(Look('a', 'b'));
        output.Print(Look(5L, 1L << 40));
        output.Print(Look(typeof(int), typeof(string)));
        output.Print(Look(new Key(1), new Key(2)));
        output.Print(Look(DateTime.MinValue, DateTime.MaxValue));
        output.Print(Look(1m, 2.0m));

        static string Look<TKey>(TKey first, TKey second)
            where TKey : notnull
        {
            var map = new Dictionary<TKey, string> { [first] = "first", [second] = "second" };
            return map[first] + " " + map[second];
        }
    }

    [KernelCase]
    public static void CollidingKeys(CaseOutput output)
    {
        var map = new Dictionary<Key, int>();
        for (int i = 0; i < 300; i++)
        {
            map[new Key(i)] = i;
        }

        int sum = 0;
        for (int i = 0; i < 300; i++)
        {
            sum += map[new Key(i)];
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void EnumerationKeepsInsertionOrderWithoutRemoval(CaseOutput output)
    {
        var map = new Dictionary<string, int>();
        foreach (string word in "the quick brown fox jumps over the lazy dog".Split(' '))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(map, word, out _)++;
        }

        output.PrintAll(map);
        output.PrintAll(map.Keys);
        output.Print(map.Values.Sum());
    }

    [KernelCase]
    public static void SortedDictionaries(CaseOutput output)
    {
        var tree = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var list = new SortedList<int, string>();
        foreach (int n in new[] { 5, 1, 4, 2, 3 })
        {
            tree["k" + n] = n;
            list[n] = "v" + n;
        }

        tree.Remove("k4");
        output.PrintAll(tree);
        output.PrintAll(list);
        output.Print(list.IndexOfKey(4) + list.GetValueAtIndex(0));
    }

    [KernelCase]
    public static void OrderedAndGrouped(CaseOutput output)
    {
        var ordered = new OrderedDictionary<string, int> { ["z"] = 1, ["a"] = 2 };
        ordered.Insert(1, "m", 3);
        ordered.Remove("z");
        output.PrintAll(ordered);
        output.Print(ordered.IndexOf("a"));
        ILookup<int, string> lookup = new[] { "a", "bb", "cc", "d" }.ToLookup(static s => s.Length);
        output.PrintAll(lookup[2]);
        output.Print(lookup[9].Count());
    }

    [KernelCase]
    public static void AlternateLookup(CaseOutput output)
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal) { ["alpha"] = 1, ["beta"] = 2 };
        var spans = map.GetAlternateLookup<ReadOnlySpan<char>>();
        output.Print(spans["xbetax".AsSpan(1, 4)]);
        output.Print(spans.TryGetValue("gamma", out _));
    }

    private readonly struct Key(int number) : IEquatable<Key>
    {
        private readonly int _number = number;

        public bool Equals(Key other) => _number == other._number;

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _number % 3;
    }
}
