using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Stacks of ended threads are kept for later ones, and given back when memory runs short.</summary>
internal static class Stacks
{
    private const int Threads = 20;
    private const int MostFrames = 1 << 18;
    private const int Patience = 500;

    public static string? Run(ITaskManager tasks, IModuleContext context)
    {
        if (context.Get<IPhysicalAllocator>() is not { } allocator)
        {
            return "there is no physical allocator";
        }

        var crew = new Crew(tasks);
        for (int i = 0; i < Threads; i++)
        {
            crew.Start("short", static () => { });
        }

        _ = crew.Join();
        crew.Start("last", static () => { });
        _ = crew.Join();
        crew.Expect(tasks.Statistics.KeptStacks > 0, "no stack is kept");
        CheckAddresses(tasks, allocator, crew);
        CheckEnding(tasks, allocator, crew);
        List<Frame> taken = TakeAll(allocator);
        for (int i = 0; i < Patience && tasks.Statistics.KeptStacks > 0; i++)
        {
            crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(1)), "Sleep");
        }

        int kept = tasks.Statistics.KeptStacks;
        foreach (Frame frame in taken)
        {
            crew.Expect(Status.Ok, allocator.Deallocate(frame), "Deallocate");
        }

        crew.Expect(kept == 0, $"{kept} stacks are kept though memory is short");
        crew.Start("afterwards", static () => { });
        return crew.Join();
    }

    /// <summary>Threads have the addresses of those before them: page tables do not add up, of which each of these stacks needs eight.</summary>
    private static void CheckAddresses(ITaskManager tasks, IPhysicalAllocator allocator, Crew crew)
    {
        const int Rounds = 60;
        const int Looks = 20;
        const int LargestStackBytes = 16 << 20;
        const long MostFrames = 240;
        long before = 0;
        for (int i = 0; i < Rounds; i++)
        {
            ThreadId thread = crew.Start(ThreadOptions.Named("large") with { StackBytes = LargestStackBytes }, static () => { });
            crew.Expect(Status.Ok, tasks.Join(thread, TimeSpan.FromSeconds(60)), "Join");
            for (int look = 0; i == 0 && look < Looks; look++)
            {
                crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(1)), "Sleep");
                before = Math.Max(before, allocator.FreeFrames);
            }
        }

        crew.Await(() => before - allocator.FreeFrames < MostFrames, "frames are lost with the addresses of stacks");
    }

    /// <summary>Stacks of threads that have ended are given back also while no processor idles.</summary>
    private static void CheckEnding(ITaskManager tasks, IPhysicalAllocator allocator, Crew crew)
    {
        const int Many = 200;
        const long KeptFrames = 40 * 64;
        bool isOver = false;
        ISemaphore gate = tasks.CreateSemaphore(0, Many).Value;
        crew.Start("busy", () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                tasks.Yield();
            }
        });
        long before = allocator.FreeFrames;
        var threads = new ThreadId[Many];
        for (int i = 0; i < Many; i++)
        {
            threads[i] = crew.Start("waits", () => crew.Expect(Status.Ok, gate.P(), "P"));
        }

        long least = allocator.FreeFrames;
        for (int i = 0; i < Many; i++)
        {
            crew.Expect(Status.Ok, gate.V(), "V");
        }

        foreach (ThreadId thread in threads)
        {
            crew.Expect(Status.Ok, tasks.Join(thread, TimeSpan.FromSeconds(60)), "Join");
        }

        long after = allocator.FreeFrames;
        crew.Expect(before - least > 2 * KeptFrames, "the threads took no memory");
        crew.Expect(before - after < KeptFrames, $"{before - after} frames are not given back");
        Volatile.Write(ref isOver, true);
        _ = crew.Join();
    }

    /// <summary>Takes frames until there is next to none.</summary>
    private static List<Frame> TakeAll(IPhysicalAllocator allocator)
    {
        var taken = new List<Frame>(MostFrames);
        long spare = allocator.FreeFrames / 64;
        while (taken.Count < MostFrames && allocator.FreeFrames > spare && allocator.Allocate(PageSize.Small).TryGet(out Frame frame))
        {
            taken.Add(frame);
        }

        return taken;
    }
}
