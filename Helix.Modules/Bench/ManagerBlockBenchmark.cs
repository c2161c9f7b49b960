using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>The same by way of the memory manager.</summary>
/// <param name="memory">The memory manager; null if there is none.</param>
internal sealed class ManagerBlockBenchmark(IMemManager? memory) : HeapBlockBenchmark(memory)
{
    private readonly IMemManager? _memory = memory;

    public override string Name => "heap-block-manager";

    public override void Run(int count)
    {
        IMemManager heap = _memory!;
        for (int i = 0; i < count; i++)
        {
            if (heap.Free(heap.Alloc(SizeOf(i), Alignment).Value).IsError())
            {
                throw new InvalidOperationException("a block is not taken back");
            }
        }
    }
}
