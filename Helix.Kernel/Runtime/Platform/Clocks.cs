using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>Time. Before Boot has set the clocks, all of them show 0.</summary>
internal static unsafe class Clocks
{
    private const ulong NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Nanoseconds of the monotonic clock; <c>Stopwatch.Frequency</c> is 10⁹.</summary>
    [RuntimeExport("SystemNative_GetTimestamp")]
    internal static ulong Timestamp()
    {
        var clock = PlatformServices.Current.MonotonicNanoseconds;
        return clock == null ? 0 : clock();
    }

    /// <summary>Milliseconds of the monotonic clock.</summary>
    [RuntimeExport("RhpGetTickCount64")]
    internal static ulong TickCount() => Timestamp() / NanosecondsPerMillisecond;

    /// <summary>Units of 100 ns since 1970-01-01 UTC.</summary>
    [RuntimeExport("SystemNative_GetSystemTimeAsTicks")]
    internal static long SystemTime()
    {
        var clock = PlatformServices.Current.WallClockTicks;
        return clock == null ? 0 : clock();
    }
}
