using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>Lock and unlock of a mutex that nobody else wants.</summary>
internal sealed class MutexBenchmark(ITaskManager tasks) : UncontendedBenchmark
{
    private readonly TaskMutex _mutex = tasks.CreateMutex().Value;

    public override string Name => "mutex-free";

    public override void Run(int count)
    {
        TaskMutex mutex = _mutex;
        Status worst = Status.Ok;
        for (int i = 0; i < count; i++)
        {
            worst |= mutex.Lock();
            worst |= mutex.Unlock();
        }

        Worst = worst;
    }
}
