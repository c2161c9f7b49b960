using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Allocators;

/// <summary>Uses up all memory in one way, and says how the end of it came.</summary>
[ShellCommand("memory-fill", "objects|large|frames|threads|pages|blocks|handles|slabs", "uses up all memory and gives it back")]
internal sealed class MemoryFillCommand : IShellCommand
{
    private const int MostObjects = 1 << 15;
    private const int MostFrames = 1 << 14;
    private const int ObjectBytes = 1000;
    private const int LargeBytes = 300_000;
    private const int StackBytes = 256 * 1024;
    private const int BlockBytes = 16 * 1024;
    private const int RoomBytes = 3 << 20;
    private const int SmallBytes = 64;
    private const int PageRangeBytes = 1 << 30;
    private const int PageStepBytes = 64 * 1024;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        string? outcome = arguments switch
        {
            ["objects"] => FillHeap(ObjectBytes),
            ["large"] => FillHeap(LargeBytes),
            ["frames"] => FillFrames(context.Modules.Get<IPhysicalAllocator>()!),
            ["threads"] => FillWithThreads(),
            ["pages"] => FillPages(context.Modules.Get<IVirtualMemory>()!),
            ["blocks"] => FillBlocks(context.Modules.Get<IMemManager>()!),
            ["handles"] => FillHandles(context.Modules.Get<IMemManager>()!, context.Modules.Get<IMemoryOwners>()!),
            ["slabs"] => FillSlabs(context.Modules.Get<IMemManager>()!),
            _ => null,
        };
        if (outcome is null)
        {
            return Status.InvalidArgument;
        }

        context.Console.WriteLine(outcome);
        return Status.Ok;
    }

    private static string FillHeap(int bytes) => FillHeap(new List<byte[]>(MostObjects), bytes);

    private static string FillHeap(List<byte[]> kept, int bytes)
    {
        try
        {
            while (true)
            {
                kept.Add(new byte[bytes]);
            }
        }
        catch (OutOfMemoryException exception)
        {
            int count = kept.Count;
            kept.Clear();
            return count > 0 ? $"{exception.GetType().Name} after many objects" : "there never was any memory";
        }
    }

    /// <summary>Takes every frame, and allocates objects as long as there is still something for these.</summary>
    private static string FillFrames(IPhysicalAllocator allocator)
    {
        var frames = new Stack<Frame>(MostFrames);
        var objects = new List<byte[]>(MostObjects);
        Result<Frame> frame = allocator.Allocate(PageSize.Small);
        for (; frame.IsOk; frame = allocator.Allocate(PageSize.Small))
        {
            frames.Push(frame.Value);
        }

        int count = frames.Count;
        Status last = Status.Ok;
        try
        {
            _ = FillHeap(objects, ObjectBytes);
        }
        finally
        {
            while (frames.TryPop(out Frame taken))
            {
                last = last.IsError() ? last : allocator.Deallocate(taken);
            }
        }

        return $"{frame.Status.Describe()} after {(count > 0 ? "many" : "no")} frames, given back: {last.Describe()}";
    }

    private static string FillWithThreads()
    {
        using var end = new ManualResetEventSlim();
        var threads = new List<Thread>();
        string outcome = "";
        while (outcome.Length == 0)
        {
            try
            {
                var thread = new Thread(() => end.Wait(), StackBytes);
                thread.Start();
                threads.Add(thread);
            }
            catch (OutOfMemoryException exception)
            {
                outcome = $"{exception.GetType().Name} after {(threads.Count > 0 ? "many" : "no")} threads";
            }
        }

        end.Set();
        threads.ForEach(static thread => thread.Join());
        return outcome;
    }

    private static string FillPages(IVirtualMemory memory)
    {
        MemoryBlock range = memory.Reserve(PageRangeBytes).Value;
        int offset = 0;
        Status status = memory.Commit(range, offset, PageStepBytes);
        for (; status.IsOk(); status = memory.Commit(range, offset, PageStepBytes))
        {
            offset += PageStepBytes;
        }

        // All of it or nothing: behind what was committed is no page.
        bool isClean = memory.FindPhysical(range, offset).Status == Status.NotFound;
        Status released = memory.Release(range);
        return $"{status.Describe()} after {(offset > 0 ? "many" : "no")} pages{(isClean ? "" : " and a half")}, given back: {released.Describe()}";
    }

    private static string FillBlocks(IMemManager memory)
    {
        var blocks = new Stack<MemoryBlock>(MostObjects);
        Result<MemoryBlock> block = memory.Alloc(BlockBytes, 16);
        for (; block.IsOk; block = memory.Alloc(BlockBytes, 16))
        {
            blocks.Push(block.Value);
        }

        return Describe(blocks, block.Status, memory.Realloc(blocks.Peek(), 2 * BlockBytes).Status, memory.Free);
    }

    /// <summary>There is room for blocks, and none on the managed heap for the objects that stand for them.</summary>
    private static string FillHandles(IMemManager memory, IMemoryOwners owners)
    {
        _ = owners.Reap();
        long before = memory.Statistics.HeldBytes;
        MemoryBlock room = memory.Alloc(RoomBytes, 16).Value;
        MemoryBlock end = memory.Alloc(BlockBytes, 16).Value;
        Status last = memory.Free(room);
        var blocks = new Stack<MemoryBlock>(MostObjects);
        var objects = new List<byte[]>(2 * MostObjects);
        KeepObjects(objects, ObjectBytes);
        KeepObjects(objects, SmallBytes);
        Result<MemoryBlock> block = memory.Alloc(SmallBytes, 8);
        for (; block.IsOk; block = memory.Alloc(SmallBytes, 8))
        {
            blocks.Push(block.Value);
        }

        GC.KeepAlive(objects);
        objects.Clear();
        blocks.Push(end);
        int count = blocks.Count;
        while (last.IsOk() && blocks.TryPop(out MemoryBlock? taken))
        {
            last = memory.Free(taken);
        }

        _ = owners.Reap();
        long lost = memory.Statistics.HeldBytes - before;
        return $"{block.Status.Describe()} with {(count * SmallBytes < RoomBytes / 2 ? "room" : "none")} left, given back: {last.Describe()}, {Math.Max(lost, 0)} lost";
    }

    private static void KeepObjects(List<byte[]> kept, int bytes)
    {
        try
        {
            while (true)
            {
                kept.Add(new byte[bytes]);
            }
        }
        catch (OutOfMemoryException)
        {
            // Now there is no room for an object of this size.
        }
    }

    private static string FillSlabs(IMemManager memory)
    {
        ObjectCache cache = memory.CreateCache("fill", BlockBytes, 8, null).Value;
        var objects = new Stack<MemoryBlock>(MostObjects);
        Result<MemoryBlock> item = cache.AllocObj();
        for (; item.IsOk; item = cache.AllocObj())
        {
            objects.Push(item.Value);
        }

        string outcome = Describe(objects, item.Status, cache.AllocObj().Status, cache.FreeObj);
        Status destroyed = memory.DestroyCache(cache);
        return destroyed.IsOk() ? outcome : $"the cache is not destroyed: {destroyed.Describe()}";
    }

    private static string Describe(Stack<MemoryBlock> blocks, Status first, Status second, Func<MemoryBlock, Status> free)
    {
        int count = blocks.Count;
        Status last = Status.Ok;
        while (blocks.TryPop(out MemoryBlock? block))
        {
            last = last.IsError() ? last : free(block);
        }

        return $"{first.Describe()} and {second.Describe()} after {(count > 0 ? "many" : "no")} blocks, given back: {last.Describe()}";
    }
}
