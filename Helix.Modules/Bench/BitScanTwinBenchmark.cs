using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>The highest bit of a word, by the class library.</summary>
internal sealed class BitScanTwinBenchmark : LoopBenchmark
{
    public override string Name => "bit-scan-twin";

    public override int Count => 20_000;

    public override void Run(int count)
    {
        int sum = 0;
        for (int i = 1; i <= count; i++)
        {
            sum ^= BitScan.HighestInCSharp((ulong)i);
        }

        Sum += sum;
    }
}
