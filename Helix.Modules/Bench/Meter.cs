using System;
using System.Diagnostics;

namespace Helix.Modules.Bench;

/// <summary>Measures in nanoseconds of the machine's clock, which are instructions when the emulator counts them.</summary>
internal static class Meter
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>What one operation costs.</summary>
    /// <returns>Nanoseconds, to a hundredth; not less than 0.</returns>
    public static double Measure(Benchmark benchmark)
    {
        benchmark.Prepare();

        // Once around first: caches of the runtime, static constructors, the collector's blocks.
        benchmark.Run(benchmark.Count);
        benchmark.RunEmpty(benchmark.Count);
        long start = Stopwatch.GetTimestamp();
        benchmark.Run(benchmark.Count);
        long middle = Stopwatch.GetTimestamp();
        benchmark.RunEmpty(benchmark.Count);
        long end = Stopwatch.GetTimestamp();
        benchmark.Clean();
        double ticks = middle - start - (end - middle);
        double nanoseconds = ticks * (NanosecondsPerSecond / Stopwatch.Frequency) / benchmark.Count;
        return Math.Max(0, Math.Round(nanoseconds, 2));
    }
}
