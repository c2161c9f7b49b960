using System;

namespace Helix.Modules.Bench.Tasks;

/// <summary>An interrupt that the kernel raises itself.</summary>
/// <param name="name">The figure's name.</param>
/// <param name="raise">Raises it; null if nothing can.</param>
internal sealed class InterruptBenchmark(string name, Action? raise) : Benchmark
{
    private static readonly Action Nothing = static () => { };

    public override string Name => name;

    public override bool IsPossible => raise is not null;

    public override int Count => 20_000;

    public override void Run(int count) => Repeat(raise!, count);

    public override void RunEmpty(int count) => Repeat(Nothing, count);

    private static void Repeat(Action action, int count)
    {
        for (int i = 0; i < count; i++)
        {
            action();
        }
    }
}
