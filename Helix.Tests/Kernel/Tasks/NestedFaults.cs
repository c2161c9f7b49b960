using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Tests.Kernel.Allocators;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>
/// An allocator of physical memory goes wrong while a scheduler is called, whose allocation has asked it: the allocator is out of charge, and the scheduler,
/// which has done nothing, decides.
/// </summary>
internal static class NestedFaults
{
    private const string Allocator = "allocator-faulty";
    private const int ManyBytes = 4 << 20;
    private const int Pieces = 16;

    private static AllocatorFault s_fault;
    private static byte[]?[] s_kept = [];

    private static string Failure => s_fault switch
    {
        AllocatorFault.Hangs => " does not return",
        AllocatorFault.Overflows => " used its stack up",
        _ => " failed",
    };

    /// <summary>What the scheduler does when it is called: takes memory until the allocator is asked, which goes wrong now.</summary>
    public static void Provoke()
    {
        FaultyAllocatorModule.Break(s_fault, 0);
        for (int i = 0; i < Pieces && !FaultyAllocatorModule.HasGoneWrong; i++)
        {
            byte[] piece = new byte[ManyBytes];
            piece[^1] = (byte)i;
            s_kept[i] = piece;
        }
    }

    /// <summary>Lets it happen; the argument is how the allocator goes wrong.</summary>
    public static string? Run(ITaskManager tasks, IModuleContext context, string argument)
    {
        IPhysicalMemory memory = context.Get<IPhysicalMemory>()!;
        string allocator = memory.InCharge;
        string scheduler = tasks.Scheduler.Module;
        int quarantines = tasks.Scheduler.Quarantines;
        var load = new WorkLoad(tasks, 2);
        Crew crew = load.Crew;
        Prepare(context, crew, memory, Enum.Parse<AllocatorFault>(argument));

        crew.Expect(Status.Ok, tasks.UseScheduler(FaultySchedulerModule.Module), "UseScheduler");
        bool isSound = Array.TrueForAll(s_kept, static piece => piece is null || piece[^1] == (byte)Array.IndexOf(s_kept, piece));
        crew.Expect(isSound, "the scheduler's memory is damaged");
        s_kept = [];
        crew.Expect(memory.InCharge == IPhysicalMemory.Kernel, memory.InCharge + " is in charge");
        load.Mark();
        crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(10)), "Sleep");
        load.ExpectProgress();
        crew.Expect(tasks.Scheduler.Quarantines == quarantines, "the scheduler was put out of work: " + tasks.Scheduler.LastFault);
        _ = load.End();

        // The heap is open again if another allocator can be asked.
        crew.Expect(Status.Ok, tasks.UseScheduler(scheduler), "UseScheduler");
        crew.Expect(Status.Ok, memory.Use(allocator), "Use");
        crew.Expect(memory.LastFailure.StartsWith(Allocator + Failure, StringComparison.Ordinal), memory.LastFailure);
        return crew.Wrong;
    }

    private static void Prepare(IModuleContext context, Crew crew, IPhysicalMemory memory, AllocatorFault fault)
    {
        s_kept = new byte[Pieces][];
        s_fault = fault;
        FaultyAllocatorModule.Break(AllocatorFault.None, 0);
        FaultySchedulerModule.Prepare(context, crew, "allocate");
        crew.Expect(Status.Ok, memory.Use(Allocator), "Use");
    }
}
