using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>Two threads that let each other go first: one yield is one switch, with the scheduler's choice.</summary>
internal sealed class YieldBenchmark(ITaskManager tasks, string name) : Benchmark
{
    private const int Threads = 2;

    private Companion? _companion;

    public override string Name => name;

    public override int Count => 20_000;

    public override void Prepare() => _companion = new Companion(tasks, tasks.Yield);

    public override void Run(int count)
    {
        for (int i = 0; i < count; i += Threads)
        {
            tasks.Yield();
        }
    }

    public override void Clean() => _companion?.End(static () => { });
}
