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
[ShellCommand("memory-fill", "objects|large|frames|threads", "uses up all memory and gives it back")]
internal sealed class MemoryFillCommand : IShellCommand
{
    private const int MostObjects = 1 << 15;
    private const int MostFrames = 1 << 14;
    private const int ObjectBytes = 1000;
    private const int LargeBytes = 300_000;
    private const int StackBytes = 256 * 1024;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        string? outcome = arguments switch
        {
            ["objects"] => FillHeap(ObjectBytes),
            ["large"] => FillHeap(LargeBytes),
            ["frames"] => FillFrames(context.Modules.Get<IPhysicalAllocator>()!),
            ["threads"] => FillWithThreads(),
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
}
