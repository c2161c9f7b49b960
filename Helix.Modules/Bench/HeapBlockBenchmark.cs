using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>A block of 100 to 355 bytes taken from the memory manager's heap, which is full of holes, and given back to the caller's own store.</summary>
/// <param name="memory">The memory manager; null if there is none.</param>
internal class HeapBlockBenchmark(IMemManager? memory) : LoopBenchmark
{
    protected const int Alignment = 16;
    private const int LeastBytes = 100;
    private const int SizeMask = 255;
    private const int SizeStep = 37;

    private readonly MemoryBlock?[] _blocks = new MemoryBlock?[2000];

    public override string Name => "heap-block";

    public override bool IsPossible => memory is not null;

    public override int Count => 10_000;

    public override void Prepare()
    {
        for (int i = 0; _blocks[0] is null && i < _blocks.Length; i++)
        {
            _blocks[^(i + 1)] = memory!.Alloc(SizeOf(i), Alignment).Value;
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
        for (int i = 0; i < count; i++)
        {
            if (blocks.Free(blocks.Alloc(SizeOf(i), Alignment).Value).IsError())
            {
                throw new InvalidOperationException("a block is not taken back");
            }
        }
    }

    protected static int SizeOf(int i) => LeastBytes + (i * SizeStep & SizeMask);
}
