using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Machine.Time;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Startup;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot;

/// <summary>Start-up, as one list. Entered from <c>Entry.xs</c> with interrupts off, on the boot stack, in the boot page tables.</summary>
internal static unsafe class KernelMain
{
    private const int BootProcessor = 0;
    private const ulong MainStackBytes = 1 << 20;

    /// <summary>What the system needs beside the image.</summary>
    private const ulong RoomBytes = 16 << 20;

    private static BootInformation _bootInformation;

    [RuntimeExport("HelixKernelMain")]
    private static void Start(uint magic, uint information)
    {
        // SAFETY: statics of blittable types live in .bss and never move.
        BootInformation* boot = (BootInformation*)Unsafe.AsPointer(ref _bootInformation);
        ImageLayout* image = ImageLayout.Get();
        ulong loaderEnd = BootInformationReader.Read(magic, information, boot);

        EarlyConsole.Initialize(&boot->Framebuffer);
        EarlyConsole.Write("Helix\n"u8);
        CpuBlock.Initialize(BootProcessor);
        DescriptorTables.Initialize();
        PageAttributes.Initialize();
        VectorState.Initialize();
        KernelLock.ReportTo(&Panic.StopWithout);
        InterruptTable.Initialize(&FaultHandler.Handle, &Scheduler.AfterInterrupt);
        if (loaderEnd == 0)
        {
            Panic.Stop("the loader is neither multiboot2 nor PVH"u8);
        }

        StartMemory(boot, image);
        KernelThread* thread = StartThreads(image);
        MachineStart.StartClock(boot);
        PlatformWiring.Initialize();
        MachineStart.StartProcessors(boot);
        StartRuntime(boot, image);
        MachineStart.StartTick();
        if (!KernelThreads.Start("kernel"u8, &MainThread.Run, boot, MainStackBytes))
        {
            Panic.Stop("no memory for the first thread"u8);
        }

        KernelThreads.BecomeIdle(thread);
    }

    private static void StartMemory(BootInformation* boot, ImageLayout* image)
    {
        var kernel = new MemoryRegion
        {
            Start = image->KernelStart - AddressSpaceLayout.KernelBase,
            End = image->KernelEnd - AddressSpaceLayout.KernelBase,
        };
        ulong leastBytes = kernel.End - kernel.Start + RoomBytes;
        if (boot->UsableBytes < leastBytes || !FrameAllocator.Initialize(boot, image->BootEnd, kernel))
        {
            EarlyConsole.Write("The machine has "u8);
            EarlyConsole.WriteDecimal(boot->UsableBytes >> 20);
            EarlyConsole.Write(" MiB of usable memory; Helix needs "u8);
            EarlyConsole.WriteDecimal(leastBytes >> 20);
            EarlyConsole.Write(" MiB.\n"u8);
            Panic.Stop("too little memory"u8);
        }

        if (!KernelAddressSpace.Initialize(boot, image))
        {
            Panic.Stop("no memory for the page tables"u8);
        }
    }

    private static KernelThread* StartThreads(ImageLayout* image)
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        environment.ImageStart = image->KernelStart;
        environment.ImageEnd = image->KernelEnd;
        environment.ManagedCodeStart = image->ManagedCodeStart;
        environment.ManagedCodeEnd = image->ManagedCodeEnd;
        environment.UnboxStart = image->UnboxStart;
        environment.UnboxEnd = image->UnboxEnd;
        environment.ModulesStart = image->ModulesStart;
        environment.ModulesEnd = image->ModulesEnd;
        environment.TypesStart = image->TypesStart;
        environment.TypesEnd = image->TypesEnd;
        environment.DataStart = image->DataStart;
        environment.DataEnd = image->DataEnd;
        environment.StacksStart = image->BootStackLow - AddressSpaceLayout.PageSizeBytes;
        environment.StacksEnd = image->BootStacksEnd;
        environment.ModuleAreaStart = AddressSpaceLayout.ModuleBase;
        environment.Commit = &KernelAddressSpace.Commit;
        environment.Decommit = &KernelAddressSpace.Decommit;
        environment.Reserve = &KernelAddressSpace.Reserve;
        environment.GetNanoseconds = &GetNanoseconds;
        environment.Panic = &StopRuntime;
        KernelThread* thread = KernelThreads.InitializeFirst(image->BootStackLow, image->BootStackHigh);
        CpuBlock.Of(BootProcessor)->CurrentThread = thread;
        return thread;
    }

    private static void StartRuntime(BootInformation* boot, ImageLayout* image)
    {
        bool unwinds = ExceptionStartup.Initialize(
            image->ManagedCodeStart, image->ManagedCodeEnd, image->UnboxStart, image->UnboxEnd, image->UnwindIndexStart);
        if (!unwinds)
        {
            Panic.Stop("the image's unwind index is of an unknown version"u8);
        }

        uint stress = EarlyOption.ReadNumber(boot, "gc_stress="u8);
        ulong freeBytes = FrameAllocator.FreeFrames * AddressSpaceLayout.PageSizeBytes;
        if (!KernelHeap.Start(AddressSpaceLayout.HeapBase, AddressSpaceLayout.HeapSizeBytes, freeBytes, stress))
        {
            Panic.Stop("too little memory for the heap"u8);
        }

        UnhandledExceptions.SetHandler(&FaultHandler.OnUnhandled);
        RuntimeStartup.InitializeManagedCode();
    }

    private static ulong GetNanoseconds() => MonotonicClock.Nanoseconds;

    private static void StopRuntime(byte* message, int length) => Panic.Stop(new ReadOnlySpan<byte>(message, length));
}
