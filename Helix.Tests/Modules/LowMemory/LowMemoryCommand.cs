using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Modules.LowMemory;

/// <summary>Takes what there is below 16 MiB, in large and in small frames, and gives it back.</summary>
[ShellCommand("low-memory", "", "takes all memory below 16 MiB and gives it back")]
internal sealed class LowMemoryCommand : IShellCommand
{
    private const ulong FirmwareBytes = 1 << 20;
    private const ulong ZoneBytes = 16 << 20;
    private const int MostFrames = (int)(ZoneBytes / (ulong)PageSize.Small);

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        IPhysicalAllocator allocator = context.Modules.Get<IPhysicalAllocator>()!;
        IPhysicalAllocatorControl zones = context.Modules.Get<IPhysicalAllocatorControl>()!;
        long before = zones.GetZone(MemoryZone.Dma).FreeFrames;
        int large = TakeAll(allocator, PageSize.Large);
        int small = TakeAll(allocator, PageSize.Small);
        long after = zones.GetZone(MemoryZone.Dma).FreeFrames;
        context.Console.WriteLine($"{large} large frames, {(small == before ? "every" : "not every")} small one, {before - after} lost");
        return Status.Ok;
    }

    /// <summary>Takes frames of the zone until there are no more, each at its place and none twice.</summary>
    /// <returns>How many there were; negative if one was wrong.</returns>
    private static int TakeAll(IPhysicalAllocator allocator, PageSize size)
    {
        var taken = new HashSet<ulong>(MostFrames);
        bool isRight = true;
        while (allocator.AllocateZone(size, MemoryZone.Dma).TryGet(out Frame frame))
        {
            ulong address = frame.Address.Value;
            isRight &= taken.Add(address) && address % (ulong)size == 0 && address >= FirmwareBytes && address + (ulong)size <= ZoneBytes;
        }

        foreach (ulong address in taken)
        {
            isRight &= allocator.Deallocate(new Frame(new PhysicalAddress(address), size)).IsOk();
        }

        return isRight ? taken.Count : -1;
    }
}
