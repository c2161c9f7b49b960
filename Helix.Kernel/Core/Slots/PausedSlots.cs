using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Helix.Kernel.Core.Slots;

/// <summary>
/// Slots whose new calls wait while what is behind them changes. The thread that made it calls nothing through them until it resumes
/// them.
/// </summary>
internal sealed class PausedSlots
{
    private static readonly TimeSpan FirstRound = TimeSpan.FromMilliseconds(1);

    private readonly IReadOnlyList<SlotRow> _rows;
    private readonly long _start;

    private PausedSlots(IReadOnlyList<SlotRow> rows)
    {
        _rows = rows;
        _start = Stopwatch.GetTimestamp();
        foreach (SlotRow row in rows)
        {
            row.Slot.Pause();
        }
    }

    /// <summary>What is paused.</summary>
    public IReadOnlyList<SlotRow> Rows => _rows;

    /// <summary>Lets new calls wait from now on.</summary>
    public static PausedSlots Pause(IReadOnlyList<SlotRow> rows) => new(rows);

    /// <summary>
    /// Waits until the last call has left. Modules in which calls stay are asked to let them go: not at once, as most calls are short, and again
    /// for those that had not begun to wait by then.
    /// </summary>
    /// <returns>False if calls are still inside when the time is over.</returns>
    public bool WaitUntilQuiet(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan left = timeout;
        for (TimeSpan round = FirstRound; !AreQuiet(round < left ? round : left); round *= 2)
        {
            left = timeout - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            ReleaseCallers();
        }

        return true;
    }

    /// <summary>Who is still inside, for people, such as <c>2 calls through BlockDev</c>.</summary>
    public string DescribeCalls()
    {
        var parts = new List<string>();
        foreach (SlotRow row in _rows)
        {
            int calls = row.Slot.CallsInside;
            if (calls > 0)
            {
                parts.Add($"{calls} {(calls == 1 ? "call" : "calls")} through {row.Name}");
            }
        }

        return string.Join(", ", parts);
    }

    /// <summary>Lets the calls go on.</summary>
    /// <returns>How long they were held up at most, in nanoseconds.</returns>
    public long Resume()
    {
        foreach (SlotRow row in _rows)
        {
            row.Slot.Resume();
        }

        return (long)Stopwatch.GetElapsedTime(_start).TotalNanoseconds;
    }

    private bool AreQuiet(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (SlotRow row in _rows)
        {
            TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
            if (!row.Slot.WaitUntilQuiet(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                return false;
            }
        }

        return true;
    }

    private void ReleaseCallers()
    {
        foreach (SlotRow row in _rows)
        {
            if (row.Slot.CallsInside > 0)
            {
                row.Slot.Owner?.ReleaseCallers();
            }
        }
    }
}
