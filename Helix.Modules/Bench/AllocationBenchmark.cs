using System.Runtime.CompilerServices;

namespace Helix.Modules.Bench;

/// <summary>Allocation of small objects, in a batch that the collector lets pass.</summary>
internal sealed class AllocationBenchmark : Benchmark
{
    private Small? _last;

    public override string Name => "allocate-small-object";

    public override int Count => 20_000;

    // The heap is empty enough afterwards for all objects of a measurement.
    public override void Prepare() => System.GC.Collect();

    public override void Run(int count)
    {
        Small? last = null;
        for (int i = 0; i < count; i++)
        {
            last = Make();
        }

        _last = last;
    }

    public override void RunEmpty(int count)
    {
        Small? last = null;
        for (int i = 0; i < count; i++)
        {
            last = Reuse(last);
        }

        _last = last;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Small Make() => new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Small? Reuse(Small? last) => last;

    private sealed class Small;
}
