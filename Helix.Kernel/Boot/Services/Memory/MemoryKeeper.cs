using System;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Collector;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// A thread that does what the machine layer cannot do where it happens: says that an allocator has failed, and makes the heap give memory back
/// when frames become few.
/// </summary>
internal sealed unsafe class MemoryKeeper
{
    private static KernelSignal? s_signal;
    private static bool s_isShort;

    private readonly KernelCore _core;
    private readonly PhysicalMemory _memory;

    private MemoryKeeper(KernelCore core, PhysicalMemory memory)
    {
        _core = core;
        _memory = memory;
    }

    /// <summary>Starts it.</summary>
    public static void Start(KernelCore core, PhysicalMemory memory)
    {
        s_signal = new KernelSignal();
        var keeper = new MemoryKeeper(core, memory);
        new Thread(keeper.Run) { Name = "memory", IsBackground = true }.Start();
        FrameTransfer.SetFaultHandler(&OnFault);
        FrameAllocator.OnShortage = &OnShortage;
    }

    [NoHeapAllocation]
    private static void OnFault() => s_signal!.Set();

    /// <summary>The next request of any thread collects; what is free then goes back on the keeper's thread.</summary>
    [NoHeapAllocation]
    private static void OnShortage()
    {
        s_isShort = true;
        Heap.NotifyMemoryPressure();
        s_signal!.Set();
    }

    private void Run()
    {
        while (s_signal!.Wait(Timeout.InfiniteTimeSpan))
        {
            _memory.ReportFailure();
            if (s_isShort)
            {
                s_isShort = false;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                _ = (_core.Modules.Find(typeof(IMemoryOwners)) as IMemoryOwners)?.Reap();
                KernelThreads.ReleaseStacks();
                FrameAllocator.Trim();
            }
        }
    }
}
