using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>A thread that is made, runs, ends, and is waited for.</summary>
internal sealed class ThreadLifeBenchmark(ITaskManager tasks, string name) : Benchmark
{
    private int _runs;

    public override string Name => name;

    public override int Count => 500;

    public override void Run(int count)
    {
        int before = _runs;
        Action body = () => _runs++;
        for (int i = 0; i < count; i++)
        {
            Result<ThreadId> thread = tasks.CreateThread("life", body, SchedulingPolicy.Normal, Priority.Default);
            if (tasks.Join(thread.Value, Timeout.InfiniteTimeSpan).IsError())
            {
                throw new InvalidOperationException("a thread did not end");
            }
        }

        if (_runs != before + count)
        {
            throw new InvalidOperationException("a thread did not run");
        }
    }
}
