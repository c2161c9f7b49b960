using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>The highest bit of a word, by the instruction.</summary>
internal sealed class BitScanBenchmark : LoopBenchmark
{
    public override string Name => "bit-scan";

    public override int Count => 20_000;

    public override void Run(int count)
    {
        int sum = 0;
        for (int i = 1; i <= count; i++)
        {
            sum ^= BitScan.Highest((ulong)i);
        }

        Sum += sum;
    }
}
