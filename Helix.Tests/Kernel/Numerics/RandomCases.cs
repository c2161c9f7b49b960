using System;
using System.Linq;

namespace Helix.Tests.Kernel.Numerics;

/// <summary>Random numbers: seeded ones equal everywhere, others in range.</summary>
internal static class RandomCases
{
    [KernelCase]
    public static void SeededIntegers(CaseOutput output)
    {
        var random = new Random(42);
        output.PrintAll(Enumerable.Range(0, 8).Select(_ => random.Next()));
        output.PrintAll(Enumerable.Range(0, 8).Select(_ => random.Next(100)));
        output.PrintAll(Enumerable.Range(0, 8).Select(_ => random.Next(-5, 5)));
        output.PrintAll(Enumerable.Range(0, 4).Select(_ => random.NextInt64()));
    }

    [KernelCase]
    public static void SeededRealsAndBytes(CaseOutput output)
    {
        var random = new Random(12345);
        output.PrintAll(Enumerable.Range(0, 4).Select(_ => random.NextDouble()));
        output.PrintAll(Enumerable.Range(0, 4).Select(_ => random.NextSingle()));
        byte[] bytes = new byte[12];
        random.NextBytes(bytes);
        output.PrintAll(bytes);
    }

    [KernelCase]
    public static void SeededShuffles(CaseOutput output)
    {
        var random = new Random(7);
        int[] numbers = [.. Enumerable.Range(0, 12)];
        random.Shuffle(numbers);
        output.PrintAll(numbers);
        output.Print(new string(random.GetItems("abcdef".ToCharArray(), 10)));
    }

    [KernelCase]
    public static void UnseededOnesAreInRangeAndDiffer(CaseOutput output)
    {
        var random = new Random();
        bool inRange = true;
        int different = 0, last = -1;
        for (int i = 0; i < 1000; i++)
        {
            int value = random.Next(10, 1000);
            inRange &= value is >= 10 and < 1000;
            different += value == last ? 0 : 1;
            last = value;
        }

        output.Print(inRange);
        output.Print(different > 900);
        output.Print(Random.Shared.NextDouble() is >= 0 and < 1);
    }

    [KernelCase]
    public static void RoughlyUniform(CaseOutput output)
    {
        var random = new Random(99);
        int[] counts = new int[10];
        for (int i = 0; i < 50_000; i++)
        {
            counts[random.Next(10)]++;
        }

        output.PrintAll(counts);
    }
}
