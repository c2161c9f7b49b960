using System;
using System.Diagnostics;
using System.Threading;

namespace Helix.Tests.Kernel.Library;

/// <summary>Stopwatch, ticks and sleeping. Only what holds on a slow emulator is asserted.</summary>
internal static class ClockCases
{
    [KernelCase]
    public static void TimestampsNeverGoBack(CaseOutput output)
    {
        long last = Stopwatch.GetTimestamp();
        int backwards = 0;
        for (int i = 0; i < 20_000; i++)
        {
            long now = Stopwatch.GetTimestamp();
            backwards += now < last ? 1 : 0;
            last = now;
        }

        output.Print(backwards);
        output.Print(Stopwatch.Frequency >= 1000);
    }

    [KernelCase]
    public static void SleepTakesAtLeastItsTime(CaseOutput output)
    {
        var watch = Stopwatch.StartNew();
        Thread.Sleep(50);
        watch.Stop();
        output.Print(watch.ElapsedMilliseconds >= 45);
        output.Print(watch.IsRunning);
        output.Print(watch.ElapsedMilliseconds < 30_000);
    }

    [KernelCase]
    public static void TickCountMovesWithTheStopwatch(CaseOutput output)
    {
        long ticks = Environment.TickCount64;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(60))
        {
            Thread.Sleep(5);
        }

        output.Print(Environment.TickCount64 - ticks >= 30);
    }

    [KernelCase]
    public static void WallClockMoves(CaseOutput output)
    {
        DateTime start = DateTime.UtcNow;
        Thread.Sleep(40);
        output.Print((DateTime.UtcNow - start).TotalMilliseconds >= 20);
    }
}
