using System;
using System.Collections.Generic;
using System.Linq;

namespace Helix.Tests.Kernel.Collections;

/// <summary>Hash sets and sorted sets.</summary>
internal static class SetCases
{
    [KernelCase]
    public static void SetAlgebra(CaseOutput output)
    {
        var a = new HashSet<int>(Enumerable.Range(1, 10));
        var b = new HashSet<int>([5, 6, 7, 20]);
        output.PrintAll(a.Intersect(b).Order());
        output.PrintAll(a.Union(b).Order());
        a.ExceptWith(b);
        output.PrintAll(a.Order());
        a.SymmetricExceptWith([1, 2, 99]);
        output.PrintAll(a.Order());
        output.Print(b.IsSupersetOf([5, 20]));
        output.Print(b.Overlaps([8, 9]));
        output.Print(b.SetEquals([20, 7, 6, 5, 5]));
    }

    [KernelCase]
    public static void AddReportsNovelty(CaseOutput output)
    {
        var set = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        output.Print(set.Add("a"));
        output.Print(set.Add("A"));
        output.Print(set.TryGetValue("A", out string? stored) + stored);
        output.Print(set.Remove("a"));
        output.Print(set.Count);
    }

    [KernelCase]
    public static void SortedSets(CaseOutput output)
    {
        var set = new SortedSet<int>();
        foreach (int n in new[] { 50, 20, 70, 10, 30, 60, 80, 25, 35 })
        {
            set.Add(n);
        }

        set.Remove(20);
        output.PrintAll(set);
        output.PrintAll(set.GetViewBetween(25, 60));
        output.PrintAll(set.Reverse());
        output.Print(set.Min + " " + set.Max);
    }

    [KernelCase]
    public static void SortedSetStress(CaseOutput output)
    {
        var random = new Random(3);
        var sorted = new SortedSet<int>();
        var hashed = new HashSet<int>();
        for (int i = 0; i < 5000; i++)
        {
            int value = random.Next(1000);
            if (random.Next(2) == 0)
            {
                sorted.Add(value);
                hashed.Add(value);
            }
            else
            {
                sorted.Remove(value);
                hashed.Remove(value);
            }
        }

        output.Print(sorted.SetEquals(hashed));
        output.Print(sorted.Count);
        output.Print(sorted.Sum());
    }
}
