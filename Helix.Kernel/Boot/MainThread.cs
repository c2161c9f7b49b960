using System;
using System.Runtime.InteropServices;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Boot.Services;
using Helix.Kernel.Boot.Services.Memory;
using Helix.Kernel.Boot.Slots;
using Helix.Kernel.Boot.Tasks;
using Helix.Kernel.Core;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Boot;

/// <summary>The first thread of managed code: everything that may allocate, throw and block starts here.</summary>
internal static unsafe class MainThread
{
    private const string SchedulerContract = "Scheduler";

    /// <summary>Runs the kernel; the argument is the <see cref="BootInformation"/>.</summary>
    [UnmanagedCallersOnly]
    public static void Run(void* argument)
    {
        if (!KernelHeap.StartFinalizerThread())
        {
            Panic.Stop("no memory for the finalizer thread"u8);
        }

        // Throwing asks for the exception's type, whose object is made at first use: there would be no memory for it then.
        _ = new OutOfMemoryException().GetType();
        SlotFactory slots = new();
        if (!slots.Check())
        {
            Panic.Stop("the slots' fields are not where their calls look"u8);
        }

        EarlyLog earlyLog = new();
        BootInformation* boot = (BootInformation*)argument;
        BootDescription bootInfo = new(boot, ImageLayout.Get());
        KernelServices services = new(
            new BareMachine(), bootInfo, new SystemStatistics(), new MachineControl(), earlyLog)
        {
            Slots = slots,
            Processors = new MachineProcessors(),
            Probe = new KernelProbe(),
            BootArchives = BootArchive.FindAll(boot),
            Loader = new ModuleLoader(new FileCheck(bootInfo).Check),
        };
        KernelCore core = KernelCore.Create(services, ModuleCatalog.Snapshot());
        MachineStart.Report(core.LogBuffer.For("machine"));
        EmergencyScreens screens = new();
        core.Modules.ListenWith(screens);
        OfferMemory(core);
        StartTasks(core, services);
        StandardStreams.Connect(core.Terminal);
        EarlyConsole.ReleaseScreen();
        Status status = core.Start();
        earlyLog.IsOpen = false;
        screens.Open();
        SetClock(core);
        if (status != Status.Ok)
        {
            Panic.Stop("the main program does not start"u8);
        }
    }

    /// <summary>Offers the physical memory, and hands it over to the chosen allocator once there are modules.</summary>
    private static void OfferMemory(KernelCore core)
    {
        if (!ClosedHeap.Initialize())
        {
            Panic.Stop("no memory for calls that cannot use the heap"u8);
        }

        VirtualMemory.Offer(core);
        PhysicalMemory memory = PhysicalMemory.Offer(core);
        MemoryKeeper.Start(core, memory);
        core.Modules.ListenWith(new LeakReport(core));
        core.ModulesStarted += memory.Start;
    }

    /// <summary>Makes the task manager, which chooses among the scheduler modules as they start.</summary>
    private static void StartTasks(KernelCore core, KernelServices services)
    {
        ILog log = core.LogBuffer.For("tasks");
        IProcessors processors = services.Processors!;
        SchedulerHost host = new(log, () => processors.Count) { Modules = core.Modules };
        core.Modules.ListenWith(host);
        host.Start(core.CfgManager.OpenGroup("scheduler").Value, services.Hardware.CreateSignal());
        Misuse.TellTo(log);
        if (!ClassLibraryThreads.LearnLayout())
        {
            log.Write(LogLevel.Warning, "priorities that the class library's threads get after their start are not followed");
        }

        TaskManager tasks = new(host, processors, log);
        core.Registry.AddService<ITaskManager>(tasks, "TaskManager");
        core.FollowChoice(SchedulerContract, tasks.UseScheduler);
        core.ModulesStarted += () => ChooseScheduler(core, tasks, log);
        core.ModulesStarted += tasks.KeepThreads;
    }

    /// <summary>The scheduler of the configuration; without one the kernel's own goes on.</summary>
    private static void ChooseScheduler(KernelCore core, TaskManager tasks, ILog log)
    {
        string? name = core.CfgManager.OpenGroup("provider").Value.Find(SchedulerContract);
        Status status = string.IsNullOrEmpty(name) ? Status.Ok : tasks.UseScheduler(name);
        if (status != Status.Ok)
        {
            log.Write(LogLevel.Error, $"the scheduler {name} is not used: {status.Describe()}");
        }
    }

    /// <summary>Takes the date from the battery clock, where there is one.</summary>
    private static void SetClock(KernelCore core)
    {
        if (core.Modules.Find(typeof(IClock)) is IClock clock && clock.Read().TryGet(out DateTime now))
        {
            PlatformWiring.SetWallClock(now);
        }
    }
}
