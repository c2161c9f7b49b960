using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Tests.Kernel.Threading;

/// <summary>What a second processor is good for.</summary>
internal static class ProcessorSpeedCases
{
    /// <summary>Work without any common data on two processors takes at most 0.6 of the time on one.</summary>
    [KernelCase(KernelCaseKind.OnRequest)]
    public static void TwoShareIndependentWork(CaseOutput output)
    {
        // A host with other work may take its processors away: the best time of several counts, on both sides.
        const int LeastAttempts = 3;
        const int MostAttempts = 12;
        const double Goal = 0.6;
        const double LeastSeconds = 0.2;
        int rounds = 1 << 16;
        while (Time(() => Compute(rounds)) < LeastSeconds)
        {
            rounds *= 2;
        }

        double alone = double.MaxValue;
        double both = double.MaxValue;
        for (int i = 0; i < LeastAttempts || (i < MostAttempts && both / alone > Goal); i++)
        {
            alone = Math.Min(alone, Time(() => Compute(rounds) ^ Compute(rounds)));
            both = Math.Min(both, Time(() => ComputeTwice(rounds)));
        }

        output.Print($"ratio {both / alone:F2}");
        output.Check(both / alone <= Goal, $"two processors took {both / alone:F2} of the time of one");
    }

    private static uint ComputeTwice(int rounds)
    {
        uint result = 0;
        var other = new Thread(() => result = Compute(rounds));
        other.Start();
        uint own = Compute(rounds);
        other.Join();
        return own ^ result;
    }

    private static double Time(Func<uint> work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint Compute(int rounds)
    {
        uint state = 1;
        for (int i = 0; i < rounds; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
        }

        return state;
    }
}
