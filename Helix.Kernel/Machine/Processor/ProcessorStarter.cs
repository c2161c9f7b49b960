using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Kernel.Machine.Acpi;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Startup;
using Helix.Kernel.Machine.Time;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// Starts the other processors, one after the other, by INIT and two STARTUP messages (Intel SDM 3A, 8.4.4.1). Each begins in a page below
/// 1 MiB (<c>Trampoline.xs</c>), gets its block, its tables, its stacks between guard pages, and goes on as its own idle thread. Used once, by the
/// processor that booted, with interrupts off.
/// </summary>
public static unsafe class ProcessorStarter
{
    private const ulong StackBytes = 64 * 1024;
    private const ulong LowMemory = 0xA0000;
    private const ulong ResetNanoseconds = 10_000_000;
    private const ulong RepeatNanoseconds = 200_000;
    private const ulong PatienceNanoseconds = 1_000_000_000;
    private const int NotExpected = 0;
    private const int Expected = 1;
    private const int Arrived = 2;
    private const ushort CodeSelector = 0x08;

    private static int s_state;
    private static ulong s_latestTime;
    private static StartedProcessor s_next;
    private static delegate*<ulong, ulong, void> s_enter;

    /// <summary>Whether the time stamp counter of a processor was found to be behind that of another one.</summary>
    public static bool TimeRunsBack { get; private set; }

    /// <summary>Starts all processors that the firmware lists, up to a number.</summary>
    /// <param name="acpi">The firmware's list.</param>
    /// <param name="boot">The memory map.</param>
    /// <param name="most">So many at most, the running one included.</param>
    /// <param name="enter">
    /// What each of them goes on with, on its stack (lowest address, one past the highest), with the kernel lock; it calls
    /// <see cref="Processors.Join"/> and does not return.
    /// </param>
    /// <returns>How many did not come up; they are left out.</returns>
    public static int StartAll(AcpiInformation* acpi, BootInformation* boot, int most, delegate*<ulong, ulong, void> enter)
    {
        ulong page = FindPage(boot);
        byte own = LocalApic.Id;
        CpuBlock.Of(0)->ApicId = own;
        s_enter = enter;
        int failed = 0;
        for (int i = 0; i < acpi->ProcessorCount && Processors.Count + failed < most; i++)
        {
            if (acpi->ApicId(i) != own)
            {
                failed += page != 0 && StartOne(acpi->ApicId(i), page) ? 0 : 1;
            }
        }

        return failed;
    }

    [RuntimeExport("HelixProcessorMain")]
    private static void Enter(ulong index)
    {
        CpuBlock.Initialize((int)index);
        DescriptorTables.Load((int)index, s_next.DoubleFaultStack, s_next.NonMaskableStack);
        PageAttributes.Initialize();
        if (!VectorState.EnableHere())
        {
            // It counts as one that does not come up.
            Cpu.Halt();
        }

        if (Interlocked.CompareExchange(ref s_state, Arrived, Expected) != Expected)
        {
            // Too late: nobody counts on this processor, and its stack may be another one's.
            Cpu.Halt();
        }

        LocalApic.EnableHere();
        Cpu.TakeKernelLock();
        CheckTime();
        s_enter(s_next.Stack - StackBytes, s_next.Stack);
    }

    private static bool StartOne(byte apicId, ulong page)
    {
        int index = Processors.Count;
        StartedProcessor next = default;
        next.Stack = MakeStack(StackBytes);
        next.DoubleFaultStack = MakeStack(DescriptorTables.FaultStackBytes);
        next.NonMaskableStack = MakeStack(DescriptorTables.FaultStackBytes);
        if (next.Stack == 0 || next.DoubleFaultStack == 0 || next.NonMaskableStack == 0)
        {
            return false;
        }

        s_next = next;
        CpuBlock.Of(index)->ApicId = apicId;
        PrepareTrampoline(page, index);
        Volatile.Write(ref s_state, Expected);
        LocalApic.Reset(apicId);
        MonotonicClock.Wait(ResetNanoseconds);
        LocalApic.Start(apicId, (byte)(page / AddressSpaceLayout.PageSizeBytes));
        MonotonicClock.Wait(RepeatNanoseconds);
        if (Volatile.Read(ref s_state) == Expected)
        {
            LocalApic.Start(apicId, (byte)(page / AddressSpaceLayout.PageSizeBytes));
        }

        return Await(index);
    }

    /// <summary>Waits until the processor counts itself; the kernel lock is its meanwhile.</summary>
    private static bool Await(int index)
    {
        ulong start = MonotonicClock.Nanoseconds;
        while (Volatile.Read(ref s_state) == Expected && MonotonicClock.Nanoseconds - start < PatienceNanoseconds)
        {
            Cpu.Pause();
        }

        if (Interlocked.CompareExchange(ref s_state, NotExpected, Expected) == Expected)
        {
            return false;
        }

        s_latestTime = Cpu.ReadTimeStamp();
        Cpu.GiveKernelLock();
        while (Processors.Count == index)
        {
            Cpu.Pause();
        }

        Cpu.TakeKernelLock();
        CheckTime();
        return true;
    }

    /// <summary>The time stamp counter of whoever gets the lock must not be behind that of whoever had it.</summary>
    private static void CheckTime()
    {
        ulong now = Cpu.ReadTimeStamp();
        TimeRunsBack |= now < s_latestTime;
        s_latestTime = now;
    }

    private static void PrepareTrampoline(ulong page, int index)
    {
        ulong* addresses = stackalloc ulong[5];
        GetTrampoline(addresses);
        ulong size = addresses[1] - addresses[0];
        byte* target = (byte*)AddressSpaceLayout.Direct(page);
        new ReadOnlySpan<byte>((void*)addresses[0], (int)size).CopyTo(new Span<byte>(target, TrampolineParameters.Offset));
        TrampolineParameters* parameters = (TrampolineParameters*)(target + TrampolineParameters.Offset);
        parameters->LongMode = (uint)(page + addresses[2] - addresses[0]);
        parameters->Selector = CodeSelector;
        parameters->BootTables = (uint)addresses[4];
        parameters->Tables = PageTables.Root;
        parameters->Stack = s_next.Stack;
        parameters->Index = (ulong)index;
        parameters->Entry = addresses[3];
    }

    /// <summary>A usable page below the video memory, but not the first one: nothing else is kept there.</summary>
    private static ulong FindPage(BootInformation* boot)
    {
        for (ulong page = AddressSpaceLayout.PageSizeBytes; page < LowMemory; page += AddressSpaceLayout.PageSizeBytes)
        {
            ulong end = page + AddressSpaceLayout.PageSizeBytes;
            for (int i = 0; i < boot->RegionCount; i++)
            {
                MemoryRegion region = boot->Region(i);
                bool holds = region.Kind == MemoryRegionKind.Usable && region.Start <= page && region.End >= end;
                if (holds && boot->EndOfArchiveIn(page, end) == 0)
                {
                    return page;
                }
            }
        }

        return 0;
    }

    /// <summary>One past the highest address of a new stack, below which a page is unmapped; 0 when there is no memory.</summary>
    private static ulong MakeStack(ulong sizeBytes)
    {
        ulong start = KernelAddressSpace.Reserve(sizeBytes);
        return start != 0 && KernelAddressSpace.Commit(start, sizeBytes) ? start + sizeBytes : 0;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixTrampoline")]
    private static extern void GetTrampoline(ulong* addresses);

    /// <summary>Stacks of the processor that is being started: one past the highest address of each.</summary>
    private struct StartedProcessor
    {
        public ulong Stack;
        public ulong DoubleFaultStack;
        public ulong NonMaskableStack;
    }
}
