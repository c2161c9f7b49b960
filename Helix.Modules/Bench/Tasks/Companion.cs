using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>A thread that does its part of a benchmark until the benchmark is over.</summary>
internal sealed class Companion
{
    private readonly ITaskManager _tasks;
    private readonly ThreadId _thread;
    private bool _isOver;

    /// <summary>Starts it, on the caller's processor.</summary>
    /// <param name="tasks">Makes threads.</param>
    /// <param name="step">What it does again and again.</param>
    public Companion(ITaskManager tasks, Action step)
    {
        _tasks = tasks;
        ThreadOptions options = ThreadOptions.Named("bench") with { AffinityMask = 1 };
        _thread = tasks.CreateThread(options, () =>
        {
            while (!Volatile.Read(ref _isOver))
            {
                step();
            }
        }).Value;
    }

    /// <summary>Lets it end; <paramref name="wake"/> ends a wait that it may be in.</summary>
    public void End(Action wake)
    {
        Volatile.Write(ref _isOver, true);
        wake();
        _ = _tasks.Join(_thread, Timeout.InfiniteTimeSpan).IsOk();
    }
}
