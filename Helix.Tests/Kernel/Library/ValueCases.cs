using System;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Library;

/// <summary>Small types of the class library: guids, versions, ranges, hash codes, lazies, tuples, comparers, conversions.</summary>
internal static class ValueCases
{
    [KernelCase]
    public static void Guids(CaseOutput output)
    {
        var guid = new Guid("12345678-9abc-def0-1234-56789abcdef0");
        foreach (string format in new[] { "N", "D", "B", "P", "X" })
        {
            output.Print(guid.ToString(format));
        }

        output.PrintAll(guid.ToByteArray());
        output.Print(Guid.TryParse("not a guid", out _));
        output.Print(Guid.Parse("{12345678-9abc-def0-1234-56789abcdef0}") == guid);
        output.Print(guid.CompareTo(Guid.Empty));
        output.Print(Guid.NewGuid() != Guid.NewGuid());
        output.Print(Guid.NewGuid().Version);
    }

    [KernelCase]
    public static void Versions(CaseOutput output)
    {
        var version = new Version(1, 2, 3, 4);
        output.Print(version);
        output.Print(version.ToString(2));
        output.Print(Version.Parse("1.10") > new Version(1, 9));
        output.Print(Version.TryParse("1", out _));
    }

    [KernelCase]
    public static void IndexesAndRanges(CaseOutput output)
    {
        output.Print(^3);
        output.Print(1..^2);
        output.Print((1..^2).GetOffsetAndLength(10));
        output.Print("abcdefgh"[^3..]);
        output.Throws("range", static () => Opaque.Use((..^Opaque.Hide(4)).GetOffsetAndLength(3)));
    }

    [KernelCase]
    public static void HashCodes(CaseOutput output)
    {
        output.Print(HashCode.Combine(1, "a") == HashCode.Combine(1, "a"));
        output.Print(HashCode.Combine(1, 2) == HashCode.Combine(2, 1));
        output.Print(5.GetHashCode() + " " + true.GetHashCode() + " " + 'a'.GetHashCode() + " " + (1L << 33).GetHashCode() + " " + 1.5.GetHashCode());
        output.Print("x".GetHashCode() == new string('x', 1).GetHashCode());
        object value = new();
        output.Print(value.GetHashCode() == value.GetHashCode());
    }

    [KernelCase]
    public static void IdentityHashesAreStableAndSpread(CaseOutput output)
    {
        var objects = Enumerable.Range(0, 1000).Select(static _ => new object()).ToArray();
        int[] hashes = [.. objects.Select(static o => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(o))];
        GC.Collect();
        output.Print(objects.Select(static o => o.GetHashCode()).SequenceEqual(hashes));
        output.Print(hashes.Distinct().Count() > 900);
        lock (objects[5])
        {
            output.Print(objects[5].GetHashCode() == hashes[5]);
        }
    }

    [KernelCase]
    public static void LazyValues(CaseOutput output)
    {
        int made = 0;
        var lazy = new Lazy<string>(() => "made " + ++made);
        output.Print(lazy.IsValueCreated);
        output.Print(lazy.Value + lazy.Value);
        output.Print(made);
        var failing = new Lazy<int>(static () => throw new FormatException("lazy"));
        output.Throws("first", () => Opaque.Use(failing.Value));
        output.Throws("second", () => Opaque.Use(failing.Value));
    }

    [KernelCase]
    public static void ClassTuples(CaseOutput output)
    {
        var tuple = Tuple.Create(1, "a", 2.5);
        output.Print(tuple);
        output.Print(tuple.Equals(Tuple.Create(1, "a", 2.5)));
        output.Print(((IComparable)tuple).CompareTo(Tuple.Create(1, "b", 0.0)));
        output.Print(tuple.ToValueTuple().Item3);
    }

    [KernelCase]
    public static void Comparers(CaseOutput output)
    {
        string[] words = ["b", "A", "a", "B"];
        output.PrintAll(words.Order(StringComparer.Ordinal));
        output.PrintAll(words.Order(StringComparer.OrdinalIgnoreCase));
        output.Print(Comparer<int>.Default.Compare(1, 2));
        output.Print(EqualityComparer<string>.Default.Equals("x", null));
        var byLength = EqualityComparer<string>.Create(static (a, b) => a?.Length == b?.Length, static s => s.Length);
        output.Print(new HashSet<string>(["aa", "bb", "c"], byLength).Count);
        output.Print(System.Collections.StructuralComparisons.StructuralEqualityComparer.Equals(new[] { 1, 2 }, new[] { 1, 2 }));
    }

    [KernelCase]
    public static void Conversions(CaseOutput output)
    {
        output.Print(Convert.ToInt32("123") + Convert.ToInt32(4.5) + Convert.ToInt32(5.5) + Convert.ToInt32(true));
        output.Print(Convert.ToString(255, 2) + " " + Convert.ToString(255, 8) + " " + Convert.ToInt32("ff", 16));
        output.Print(Convert.ChangeType("12", typeof(long)).GetType().Name);
        output.Throws("overflow", static () => Convert.ToByte(300));
        output.Print(BitConverter.ToString([1, 171]));
        output.PrintAll(BitConverter.GetBytes(1.0f));
    }

    [KernelCase]
    public static void UrisAndEnvironment(CaseOutput output)
    {
        var uri = new Uri("https://user@example.org:8080/a/b?x=1#frag");
        output.Print($"{uri.Host} {uri.Port} {uri.AbsolutePath} {uri.Query} {uri.Fragment}");
        output.Print(Uri.EscapeDataString("a b&c/é"));
        output.Print(new Uri(uri, "../c").AbsolutePath);
        output.Print(Environment.NewLine.Length);
        output.Print(Environment.ProcessorCount >= 1 && Environment.Is64BitProcess);
        output.Print(Environment.CurrentManagedThreadId > 0);
    }
}
