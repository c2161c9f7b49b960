using System;

namespace Helix.Modules.Bench;

/// <summary>Work on 4 KiB.</summary>
/// <param name="name">The figure's name.</param>
/// <param name="work">Is given a source and a destination; null if there is nothing that does it.</param>
internal sealed class BytesBenchmark(string name, Action<byte[], byte[]>? work) : Benchmark
{
    private const int SizeBytes = 4096;

    private readonly byte[] _source = new byte[SizeBytes];
    private readonly byte[] _destination = new byte[SizeBytes];

    public override string Name => name;

    public override bool IsPossible => work is not null;

    public override int Count => 2_000;

    public override void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            work!(_source, _destination);
        }
    }
}
