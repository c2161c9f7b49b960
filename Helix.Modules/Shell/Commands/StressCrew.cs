using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>
/// Threads that do the same over and over for a time. None begins before all are there, and each looks at the clock itself: who makes them and
/// waits for them is one of many.
/// </summary>
internal sealed class StressCrew(ITaskManager tasks, Action step, IEvent start, int count)
{
    private readonly List<ThreadId> _threads = new(count);
    private readonly long[] _turns = new long[count];
    private long _end;

    /// <summary>How often each did it.</summary>
    public ReadOnlySpan<long> Turns => _turns;

    /// <summary>How many threads there are.</summary>
    public int Size => _threads.Count;

    /// <summary>Makes the threads.</summary>
    /// <returns>Why not all of them; those that were made must be run all the same.</returns>
    public Status Make()
    {
        for (int i = 0; i < _turns.Length; i++)
        {
            int own = i;
            Result<ThreadId> thread = tasks.CreateThread("stress", () => Work(ref _turns[own]), SchedulingPolicy.Normal, Priority.Default);
            if (!thread.IsOk)
            {
                return thread.Status;
            }

            _threads.Add(thread.Value);
        }

        return Status.Ok;
    }

    /// <summary>Lets them work, and waits for their end.</summary>
    public Status Run(TimeSpan time)
    {
        Volatile.Write(ref _end, Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));
        start.Set();
        Status status = Status.Ok;
        foreach (ThreadId thread in _threads)
        {
            Status joined = tasks.Join(thread, Timeout.InfiniteTimeSpan);
            status = status.IsOk() ? joined : status;
        }

        return status;
    }

    private void Work(ref long turns)
    {
        bool mayRun = start.Wait(Timeout.InfiniteTimeSpan).IsOk();
        while (mayRun && Stopwatch.GetTimestamp() < Volatile.Read(ref _end) && !tasks.IsEnding)
        {
            step();
            turns++;
        }
    }
}
