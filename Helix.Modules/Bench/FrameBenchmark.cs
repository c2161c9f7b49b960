using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>A frame of 4 KiB taken and given back at once, so that it never leaves the processor's own.</summary>
/// <param name="allocator">The physical memory; null if there is none.</param>
internal sealed class FrameBenchmark(IPhysicalAllocator? allocator) : LoopBenchmark
{
    public override string Name => "frame-cached";

    public override bool IsPossible => allocator is not null;

    public override int Count => 10_000;

    public override void Run(int count)
    {
        IPhysicalAllocator frames = allocator!;
        for (int i = 0; i < count; i++)
        {
            Result<Frame> frame = frames.Allocate(PageSize.Small);
            if (frames.Deallocate(frame.Value).IsError())
            {
                throw new InvalidOperationException("a frame is not taken back");
            }
        }
    }
}
