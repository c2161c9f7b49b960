using Helix.Interfaces.ModuleFiles;

namespace Helix.Modules.Bench;

/// <summary>The hash that a module file's signature is of, by the KiB.</summary>
internal sealed class HashBenchmark : Benchmark
{
    private readonly byte[] _data = new byte[1024];
    private readonly byte[] _hash = new byte[Sha256.HashBytes];

    public override string Name => "sha256-per-kib";

    public override int Count => 200;

    public override void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Sha256.Compute(_data, _hash);
        }
    }
}
