namespace Helix.Modules.Bench;

/// <summary>A figure of an operation in a plain loop: what is taken off is the loop and one step of a sum.</summary>
internal abstract class LoopBenchmark : Benchmark
{
    /// <summary>Keeps results, so that no compiler may leave an operation out.</summary>
    protected int Sum { get; set; }

    public sealed override void RunEmpty(int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum ^= i;
        }

        Sum = sum;
    }
}
