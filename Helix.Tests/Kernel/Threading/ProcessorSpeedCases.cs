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
        // A host with other work may take its processors away at any time: several pairs of measurements have to agree.
        const int MostAttempts = 40;
        const int Enough = 3;
        const double Least = 0.45;
        const double Goal = 0.6;
        const double LeastSeconds = 0.1;
        int rounds = 1 << 16;
        while (Time(() => Compute(rounds)) < LeastSeconds)
        {
            rounds *= 2;
        }

        int reached = 0;
        double ratio = 0;
        for (int i = 0; i < MostAttempts && reached < Enough; i++)
        {
            double alone = Time(() => Compute(rounds) ^ Compute(rounds));
            ratio = Time(() => ComputeTwice(rounds)) / alone;
            reached += ratio is >= Least and <= Goal ? 1 : 0;
        }

        output.Print($"ratio {ratio:F2}");
        output.Check(reached == Enough, $"two processors took {ratio:F2} of the time of one; {reached} of {MostAttempts} attempts reached {Goal}");
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
