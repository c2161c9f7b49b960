using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>Lock and unlock of a mutex that nobody else wants, where the lock takes the way in C#, as one with a time-out does.</summary>
internal sealed class SlowMutexBenchmark(ITaskManager tasks) : UncontendedBenchmark
{
    private readonly TaskMutex _mutex = tasks.CreateMutex().Value;

    public override string Name => "mutex-free-csharp";

    public override void Run(int count)
    {
        TaskMutex mutex = _mutex;
        Status worst = Status.Ok;
        for (int i = 0; i < count; i++)
        {
            worst |= mutex.Lock(TimeSpan.Zero);
            worst |= mutex.Unlock();
        }

        Worst = worst;
    }
}
