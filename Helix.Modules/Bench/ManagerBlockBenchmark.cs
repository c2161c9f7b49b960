using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>Small blocks by way of the memory manager.</summary>
/// <param name="memory">The memory manager; null if there is none.</param>
internal sealed class ManagerBlockBenchmark(IMemManager? memory) : HeapBlockBenchmark(memory, "heap-block-manager", SmallBytes)
{
    private readonly IMemManager? _memory = memory;

    public override void Run(int count)
    {
        IMemManager heap = _memory!;
        for (int i = 0; i < count; i++)
        {
            if (heap.Free(heap.Alloc(SizeOf(SmallBytes, i), Alignment).Value).IsError())
            {
                throw new InvalidOperationException("a block is not taken back");
            }
        }
    }
}
