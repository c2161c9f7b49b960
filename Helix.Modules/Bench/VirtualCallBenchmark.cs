using System.Runtime.CompilerServices;

namespace Helix.Modules.Bench;

/// <summary>Calls of a virtual method.</summary>
internal sealed class VirtualCallBenchmark : Benchmark
{
    private Step _step = Choose(0);
    private long _sum;

    public override string Name => "virtual-call";

    public override int Count => 1_000_000;

    public override void Prepare() => _sum = Choose(1).Next(_sum) + (_step = Choose(0)).Next(_sum);

    public override void Run(int count)
    {
        Step step = _step;
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum = step.Next(sum);
        }

        _sum = sum;
    }

    public override void RunEmpty(int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum ^= i;
        }

        _sum = sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Step Choose(int which) => which == 0 ? new One() : new Two();

    private abstract class Step
    {
        public abstract long Next(long value);
    }

    private sealed class One : Step
    {
        public override long Next(long value) => value + 1;
    }

    private sealed class Two : Step
    {
        public override long Next(long value) => value + 2;
    }
}
