using System.Runtime.CompilerServices;

namespace Helix.Modules.Bench;

/// <summary>Calls of an interface's method, whose target the dispatch cache knows.</summary>
internal sealed class InterfaceCallBenchmark : Benchmark
{
    private IStep _step = Choose(0);
    private long _sum;

    private interface IStep
    {
        long Next(long value);
    }

    public override string Name => "interface-call";

    public override int Count => 1_000_000;

    // Both are used, so that no compiler may assume one.
    public override void Prepare() => _sum = Choose(1).Next(_sum) + (_step = Choose(0)).Next(_sum);

    public override void Run(int count)
    {
        IStep step = _step;
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
    private static IStep Choose(int which) => which == 0 ? new One() : new Two();

    private sealed class One : IStep
    {
        public long Next(long value) => value + 1;
    }

    private sealed class Two : IStep
    {
        public long Next(long value) => value + 2;
    }
}
