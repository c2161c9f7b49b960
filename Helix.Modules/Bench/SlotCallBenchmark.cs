namespace Helix.Modules.Bench;

/// <summary>What a call into another module costs over a plain interface call: the loop that is taken off makes the plain one.</summary>
/// <param name="other">The other module as its callers hold it; null to call an object directly.</param>
internal sealed class SlotCallBenchmark(IBenchStep? other) : Benchmark
{
    private readonly IBenchStep _direct = new BenchStep();
    private long _sum;

    public override string Name => "slot-call";

    public override int Count => 1_000_000;

    public override void Run(int count) => _sum = CallOther(other ?? _direct, count, _sum);

    public override void RunEmpty(int count) => _sum = CallDirectly(_direct, count, _sum);

    // Two loops, so that each has a call site of its own, whose dispatch knows one type.
    private static long CallOther(IBenchStep step, int count, long sum)
    {
        for (int i = 0; i < count; i++)
        {
            sum = step.Next(sum);
        }

        return sum;
    }

    private static long CallDirectly(IBenchStep step, int count, long sum)
    {
        for (int i = 0; i < count; i++)
        {
            sum = step.Next(sum);
        }

        return sum;
    }
}
