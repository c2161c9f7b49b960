using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>Lock and unlock of a mutex that nobody else wants.</summary>
internal sealed class MutexBenchmark(ITaskManager tasks) : Benchmark
{
    private readonly TaskMutex _mutex = tasks.CreateMutex().Value;
    private Status _worst;

    public override string Name => "mutex-free";

    public override int Count => 200_000;

    public override void Run(int count)
    {
        TaskMutex mutex = _mutex;
        Status worst = Status.Ok;
        for (int i = 0; i < count; i++)
        {
            worst |= mutex.Lock();
            worst |= mutex.Unlock();
        }

        _worst = worst;
    }

    public override void RunEmpty(int count)
    {
        Status worst = _worst;
        for (int i = 0; i < count; i++)
        {
            worst |= (Status)(i & 0);
        }

        _worst = worst;
    }
}
