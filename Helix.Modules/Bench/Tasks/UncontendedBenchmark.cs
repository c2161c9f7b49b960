using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench.Tasks;

/// <summary>Something taken and given back that nobody else wants; the statuses are collected.</summary>
internal abstract class UncontendedBenchmark : Benchmark
{
    /// <summary>Keeps statuses, so that no compiler may leave an operation out.</summary>
    protected Status Worst { get; set; }

    public sealed override int Count => 200_000;

    public sealed override void RunEmpty(int count)
    {
        Status worst = Worst;
        for (int i = 0; i < count; i++)
        {
            worst |= (Status)(i & 0);
        }

        Worst = worst;
    }
}
