using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>
/// Frames of 4 KiB taken and given back by the thousand: nearly all pass the caches, so that blocks are split for them and joined again.
/// </summary>
/// <param name="allocator">The physical memory; null if there is none.</param>
internal sealed class FrameBatchBenchmark(IPhysicalAllocator? allocator) : Benchmark
{
    private readonly Frame[] _frames = new Frame[2048];

    public override string Name => "frame-split-merge";

    public override bool IsPossible => allocator is not null;

    public override int Count => _frames.Length;

    public override void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _frames[i] = allocator!.Allocate(PageSize.Small).Value;
        }

        for (int i = 0; i < count; i++)
        {
            if (allocator!.Deallocate(_frames[i]).IsError())
            {
                throw new InvalidOperationException("a frame is not taken back");
            }
        }
    }
}
