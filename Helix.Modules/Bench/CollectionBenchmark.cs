namespace Helix.Modules.Bench;

/// <summary>A full collection of a live tree of 16 MiB, by live object.</summary>
internal sealed class CollectionBenchmark : Benchmark
{
    // 2^19 - 1 nodes of 32 bytes.
    private const int Depth = 19;

    private Node? _root;

    public override string Name => "collect-per-live-object";

    public override int Count => (1 << Depth) - 1;

    public override void Prepare() => _root ??= Grow(Depth);

    public override void Run(int count)
    {
        System.GC.Collect();
        System.GC.KeepAlive(_root);
    }

    private static Node? Grow(int depth)
        => depth == 0 ? null : new Node { Left = Grow(depth - 1), Right = Grow(depth - 1) };

    private sealed class Node
    {
        public Node? Left;
        public Node? Right;
    }
}
