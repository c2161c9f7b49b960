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
        IPhysicalAllocator frames = allocator!;
        Frame[] taken = _frames;
        for (int i = 0; i < count; i++)
        {
            taken[i] = frames.Allocate(PageSize.Small).Value;
        }

        for (int i = 0; i < count; i++)
        {
            if (frames.Deallocate(taken[i]).IsError())
            {
                throw new InvalidOperationException("a frame is not taken back");
            }
        }
    }

    public override void RunEmpty(int count)
    {
        Frame[] taken = _frames;
        for (int i = 0; i < count; i++)
        {
            taken[i] = default;
        }

        for (int i = 0; i < count; i++)
        {
            if (taken[i].Size != default)
            {
                throw new InvalidOperationException("a frame is there that was not taken");
            }
        }
    }
}
