using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>P and V of a semaphore that nobody else wants.</summary>
internal sealed class SemaphoreBenchmark(ITaskManager tasks) : UncontendedBenchmark
{
    private readonly ISemaphore _semaphore = tasks.CreateSemaphore(1, 1).Value;

    public override string Name => "semaphore-free";

    public override void Run(int count)
    {
        ISemaphore semaphore = _semaphore;
        Status worst = Status.Ok;
        for (int i = 0; i < count; i++)
        {
            worst |= semaphore.P();
            worst |= semaphore.V();
        }

        Worst = worst;
    }
}
