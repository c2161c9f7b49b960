using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>A block taken from the memory manager's heap, which is full of holes, and given back, by the caller's own store.</summary>
/// <param name="memory">The memory manager; null if there is none.</param>
/// <param name="name">The benchmark's name.</param>
/// <param name="leastBytes">The smallest size; the largest is 255 more.</param>
internal class HeapBlockBenchmark(IMemManager? memory, string name, int leastBytes) : LoopBenchmark
{
    /// <summary>The smallest size of small blocks.</summary>
    public const int SmallBytes = 100;

    /// <summary>That of blocks which are too large to be kept by their owner.</summary>
    public const int LargeBytes = 600;

    protected const int Alignment = 16;
    private const int SizeMask = 255;
    private const int SizeStep = 37;

    private readonly MemoryBlock?[] _blocks = new MemoryBlock?[2000];

    public override string Name => name;

    public override bool IsPossible => memory is not null;

    public override int Count => 10_000;

    public override void Prepare()
    {
        for (int i = 0; _blocks[0] is null && i < _blocks.Length; i++)
        {
            _blocks[^(i + 1)] = memory!.Alloc(SizeOf(leastBytes, i), Alignment).Value;
        }

        for (int i = 1; i < _blocks.Length; i += 2)
        {
            if (_blocks[i] is { } block)
            {
                _ = memory!.Free(block);
                _blocks[i] = null;
            }
        }
    }

    public override void Clean()
    {
        foreach (MemoryBlock? block in _blocks)
        {
            _ = block is null ? Status.Ok : memory!.Free(block);
        }

        Array.Clear(_blocks);
    }

    public override void Run(int count)
    {
        BlockStore blocks = memory!.OpenStore().Value;
        int least = leastBytes;
        for (int i = 0; i < count; i++)
        {
            if (blocks.Free(blocks.Alloc(SizeOf(least, i), Alignment).Value).IsError())
            {
                throw new InvalidOperationException("a block is not taken back");
            }
        }
    }

    protected static int SizeOf(int leastBytes, int i) => leastBytes + (i * SizeStep & SizeMask);
}
