using System.Runtime.CompilerServices;
using Helix.Interfaces.Diagnostics;
using Helix.Kernel.Machine.Acpi;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Machine.Time;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot;

/// <summary>Clock, timers and processors, as the firmware describes them. Part of the boot's list: interrupts are off.</summary>
internal static unsafe class MachineStart
{
    private const uint TickHz = 250;
    private const ulong Mega = 1_000_000;
    private const ulong FirstTickNanoseconds = 1_000_000;
    private const ulong BiosArea = 0xE0000;
    private const int BiosAreaBytes = 0x20000;
    private const ulong ExtendedAreaPointer = 0x40E;
    private const int ExtendedAreaBytes = 1024;
    private const ulong LowMemory = 1 << 20;

    private static AcpiInformation _acpi;

    /// <summary>What the firmware says of the machine.</summary>
    public static AcpiInformation* Firmware => (AcpiInformation*)Unsafe.AsPointer(ref _acpi);

    /// <summary>Whether the firmware's tables could be read.</summary>
    public static AcpiFault FirmwareFault { get; private set; }

    /// <summary>Processors that the firmware lists and that did not come up.</summary>
    public static int FailedProcessors { get; private set; }

    /// <summary>Reads the firmware's tables and starts the clock. Memory and threads are there.</summary>
    public static void StartClock(BootInformation* boot)
    {
        FirmwareFault = AcpiTables.Read(FindRoot(boot), &MapTable, Firmware);
        MonotonicClock.Initialize(Firmware->HpetAddress);
    }

    /// <summary>
    /// Starts the local APIC and, up to the number behind <c>cpus=</c>, the other processors. They idle until there are threads for them.
    /// </summary>
    public static void StartProcessors(BootInformation* boot)
    {
        if (!LocalApic.Initialize(Firmware->LocalApicAddress) || !LocalApicTimer.Initialize())
        {
            return;
        }

        uint most = EarlyOption.ReadNumber(boot, "cpus="u8);
        FailedProcessors = ProcessorStarter.StartAll(
            Firmware, boot, most is 0 or > CpuBlock.MostProcessors ? CpuBlock.MostProcessors : (int)most, &EnterProcessor);
    }

    /// <summary>Starts the tick of the processor that boots: by its own timer, else by the 8254. In the first case the 8254 is free for the watch over modules.</summary>
    public static void StartTick()
    {
        if (!LocalApicTimer.IsPresent)
        {
            IntervalTimer.Start(TickHz, &Tick);
            return;
        }

        WatchTimer.Start(Firmware);
        InterruptTable.ConnectTimer(&Tick);
        LocalApicTimer.EnableHere();
        LocalApicTimer.Set(FirstTickNanoseconds);
    }

    /// <summary>Says what was found. Needs a running class library.</summary>
    public static void Report(ILog log)
    {
        string reference = MonotonicClock.UsedHpet ? "the HPET" : "the 8254";
        string timer = !LocalApicTimer.IsPresent ? "the 8254"
            : LocalApicTimer.Hz == 0 ? "deadlines of the processors" : $"the local APICs, {LocalApicTimer.Hz / Mega} MHz";
        string watch = WatchTimer.IsPresent ? "the 8254" : Processors.Count > 1 ? "the processors'" : "none";
        log.Write(
            LogLevel.Information,
            $"{Processors.Count} processors; time stamps of {MonotonicClock.TimeStampHz / Mega} MHz, measured by {reference}; timer: {timer}; watch over modules: {watch}");
        if (FirmwareFault != AcpiFault.None)
        {
            log.Write(LogLevel.Warning, $"the firmware's tables are not usable: {FirmwareFault}");
        }

        if (ProcessorStarter.TimeRunsBack)
        {
            log.Write(LogLevel.Warning, "the time stamp counters of the processors differ; so do the times that they tell");
        }

        int leftOut = FailedProcessors + Firmware->ProcessorsLeftOut;
        if (leftOut != 0)
        {
            log.Write(LogLevel.Warning, $"{leftOut} processors are left out, {FailedProcessors} of them as they do not start");
        }
    }

    private static void EnterProcessor(ulong stackLow, ulong stackHigh)
    {
        LocalApicTimer.EnableHere();
        Processors.Join();
        KernelThreads.EnterIdle(stackLow, stackHigh);
    }

    private static void Tick(nint argument) => Scheduler.Tick();

    /// <summary>The loader's root pointer, else the one in the BIOS' memory (ACPI Specification 6.5, 5.2.5.1).</summary>
    private static byte* FindRoot(BootInformation* boot)
    {
        if (boot->RootPointerLength != 0)
        {
            return boot->RootPointer;
        }

        ulong extended = (ulong)*(ushort*)AddressSpaceLayout.Direct(ExtendedAreaPointer) << 4;
        byte* root = extended + ExtendedAreaBytes <= LowMemory
            ? AcpiTables.FindRoot((byte*)AddressSpaceLayout.Direct(extended), ExtendedAreaBytes) : null;
        return root == null ? AcpiTables.FindRoot((byte*)AddressSpaceLayout.Direct(BiosArea), BiosAreaBytes) : root;
    }

    /// <summary>SAFETY: firmware's tables lie in memory that the allocator does not give out; the mapping is never taken back.</summary>
    private static byte* MapTable(ulong address, ulong sizeBytes)
    {
        const ulong PhysicalLimit = 1UL << 46;
        return address < PhysicalLimit ? (byte*)KernelAddressSpace.MapDevice(address, sizeBytes) : null;
    }
}
