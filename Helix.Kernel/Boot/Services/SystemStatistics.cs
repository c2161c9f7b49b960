using System;
using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.Platform;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Time;
using Helix.Kernel.Runtime.Collector;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services;

/// <summary>Figures of the memory, the heap and the threads.</summary>
internal sealed unsafe class SystemStatistics : ISystemStatistics
{
    private const int MostThreads = 4096;

    public TimeSpan Uptime => TimeSpan.FromTicks((long)(MonotonicClock.Nanoseconds / TimeSpan.NanosecondsPerTick));

    public MemoryStatistics ReadMemory()
    {
        HeapStatistics heap = Heap.GetStatistics();
        return new MemoryStatistics(
            (long)(FrameAllocator.TotalFrames * AddressSpaceLayout.PageSizeBytes),
            (long)(FrameAllocator.FreeFrames * AddressSpaceLayout.PageSizeBytes),
            (long)heap.CommittedBytes,
            GC.GetTotalMemory(forceFullCollection: false),
            (long)heap.Collections);
    }

    public IReadOnlyList<ThreadInformation> ListThreads()
    {
        // The list changes while threads run: it is copied with interrupts off, into memory taken before.
        ThreadSnapshot[] snapshots = new ThreadSnapshot[MostThreads];
        int count;
        fixed (ThreadSnapshot* start = snapshots)
        {
            count = KernelThreads.Snapshot(new Span<ThreadSnapshot>(start, MostThreads));
        }

        List<ThreadInformation> threads = new(count);
        for (int i = count - 1; i >= 0; i--)
        {
            ref ThreadSnapshot thread = ref snapshots[i];
            fixed (byte* name = thread.Name)
            {
                threads.Add(new ThreadInformation(
                    thread.Id,
                    Encoding.UTF8.GetString(name, thread.NameLength),
                    Describe(thread.State),
                    TimeSpan.FromTicks((long)(thread.CpuNanoseconds / TimeSpan.NanosecondsPerTick)),
                    (long)thread.StackBytes));
            }
        }

        threads.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return threads;
    }

    private static string Describe(ThreadState state) => state switch
    {
        ThreadState.Ready => "ready",
        ThreadState.Running => "running",
        ThreadState.Sleeping => "sleeping",
        ThreadState.Waiting => "waiting",
        _ => "ended",
    };
}
