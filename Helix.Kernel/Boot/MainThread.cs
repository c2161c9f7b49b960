using System;
using System.Runtime.InteropServices;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Boot.Services;
using Helix.Kernel.Boot.Slots;
using Helix.Kernel.Core;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Boot;

/// <summary>The first thread of managed code: everything that may allocate, throw and block starts here.</summary>
internal static unsafe class MainThread
{
    /// <summary>Runs the kernel; the argument is the <see cref="BootInformation"/>.</summary>
    [UnmanagedCallersOnly]
    public static void Run(void* argument)
    {
        if (!KernelHeap.StartFinalizerThread())
        {
            Panic.Stop("no memory for the finalizer thread"u8);
        }

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
            BootArchives = BootArchive.FindAll(boot),
            Loader = new ModuleLoader(new FileCheck(bootInfo).Check),
        };
        KernelCore core = KernelCore.Create(services, ModuleCatalog.Snapshot());
        MachineStart.Report(core.LogBuffer.For("machine"));
        EmergencyScreens screens = new();
        core.Modules.ListenWith(screens);
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

    /// <summary>Takes the date from the battery clock, where there is one.</summary>
    private static void SetClock(KernelCore core)
    {
        if (core.Modules.Find(typeof(IClock)) is IClock clock && clock.Read().TryGet(out DateTime now))
        {
            PlatformWiring.SetWallClock(now);
        }
    }
}
