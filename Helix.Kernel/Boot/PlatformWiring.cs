using System;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Boot.Tasks;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Platform;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot;

/// <summary>Gives the class library's platform functions the machine and the threads of this kernel.</summary>
internal static unsafe class PlatformWiring
{
    private const ulong PageSizeBytes = 4096;
    private const long TicksPerNanosecondDivisor = 100;

    private static long _wallClockOffsetTicks;

    /// <summary>Wires everything. Call once, before managed start-up.</summary>
    public static void Initialize()
    {
        ref PlatformServices services = ref PlatformServices.Current;
        services.WriteConsole = &WriteConsole;
        services.MonotonicNanoseconds = RuntimeEnvironment.Current.GetNanoseconds;
        services.WallClockTicks = &GetWallClockTicks;
        services.FillEntropy = &FillEntropy;
        services.AllocatePages = &AllocatePages;
        services.ReservePages = &ReservePages;
        services.CommitPages = &CommitPages;
        services.FreePages = &FreePages;
        services.Yield = &Yield;
        services.Sleep = &KernelThreads.Sleep;
        services.CreateMonitor = &CreateMonitor;
        services.DestroyMonitor = &DestroyMonitor;
        services.AcquireMonitor = &AcquireMonitor;
        services.ReleaseMonitor = &ReleaseMonitor;
        services.WaitMonitor = &WaitMonitor;
        services.TimedWaitMonitor = &TimedWaitMonitor;
        services.SignalAndReleaseMonitor = &SignalAndReleaseMonitor;
        services.CreateThread = &ClassLibraryThreads.Create;
        services.CurrentThreadId = &GetCurrentThreadId;
        services.ErrorNumber = &GetErrorNumber;
        services.ProcessorCount = &GetProcessorCount;
        services.FlushProcessors = &World.Flush;
        services.CurrentProcessor = &Cpu.GetProcessorIndex;
        services.CpuId = &CpuId;
        services.DisableInterrupts = &Cpu.DisableInterrupts;
        services.RestoreInterrupts = &Cpu.RestoreInterrupts;
        services.Exit = &Exit;
        services.Abort = &Abort;
    }

    /// <summary>Sets the date: what the battery clock says, once its driver has read it.</summary>
    public static void SetWallClock(DateTime utc) =>
        _wallClockOffsetTicks = utc.Ticks - DateTime.UnixEpoch.Ticks - MonotonicTicks();

    private static long MonotonicTicks()
    {
        delegate*<ulong> getNanoseconds = RuntimeEnvironment.Current.GetNanoseconds;
        return (long)(getNanoseconds() / (ulong)TicksPerNanosecondDivisor);
    }

    private static long GetWallClockTicks() => _wallClockOffsetTicks + MonotonicTicks();

    private static int WriteConsole(byte* data, int countBytes)
    {
        EarlyConsole.Write(new ReadOnlySpan<byte>(data, countBytes));
        return countBytes;
    }

    /// <summary>RDRAND where there is one; elsewhere the class library has to do with the time.</summary>
    private static int FillEntropy(byte* buffer, nuint countBytes)
    {
        const uint Rdrand = 1u << 30;
        uint* registers = stackalloc uint[4];
        Cpu.CpuId(1, 0, registers);
        if ((registers[2] & Rdrand) == 0)
        {
            return 0;
        }

        for (nuint i = 0; i < countBytes; i += sizeof(ulong))
        {
            ulong random = Cpu.ReadRandom();
            for (nuint j = i; j < countBytes && j < i + sizeof(ulong); j++)
            {
                buffer[j] = (byte)random;
                random >>= 8;
            }
        }

        return 1;
    }

    private static void* AllocatePages(nuint pageCount)
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        ulong size = pageCount * PageSizeBytes;
        ulong address = environment.Reserve(size);
        return address != 0 && environment.Commit(address, size) ? (void*)address : null;
    }

    private static void* ReservePages(nuint pageCount)
    {
        delegate*<ulong, ulong> reserve = RuntimeEnvironment.Current.Reserve;
        return (void*)reserve(pageCount * PageSizeBytes);
    }

    private static bool CommitPages(void* firstPage, nuint pageCount)
    {
        for (nuint page = 0; page < pageCount; page++)
        {
            ulong address = (ulong)firstPage + (page * PageSizeBytes);
            if (PageTables.Translate(address) == FrameAllocator.None && !KernelAddressSpace.Commit(address, PageSizeBytes))
            {
                return false;
            }
        }

        return true;
    }

    private static void FreePages(void* firstPage, nuint pageCount)
    {
        delegate*<ulong, ulong, void> decommit = RuntimeEnvironment.Current.Decommit;
        decommit((ulong)firstPage, pageCount * PageSizeBytes);
    }

    private static int Yield()
    {
        ulong before = Scheduler.SwitchCount;
        Scheduler.Yield();
        return Scheduler.SwitchCount != before ? 1 : 0;
    }

    private static nint CreateMonitor()
    {
        KernelMonitor* monitor = (KernelMonitor*)NativeHeap.Allocate((nuint)sizeof(KernelMonitor));
        if (monitor != null)
        {
            *monitor = default;
        }

        return (nint)monitor;
    }

    private static void DestroyMonitor(nint monitor) => NativeHeap.Free((void*)monitor);

    private static void AcquireMonitor(nint monitor) => KernelMonitor.Acquire((KernelMonitor*)monitor);

    private static void ReleaseMonitor(nint monitor) => KernelMonitor.Release((KernelMonitor*)monitor);

    private static void WaitMonitor(nint monitor) => KernelMonitor.Wait((KernelMonitor*)monitor, ulong.MaxValue);

    private static int TimedWaitMonitor(nint monitor, int timeoutMilliseconds) =>
        KernelMonitor.Wait((KernelMonitor*)monitor, (ulong)(uint)timeoutMilliseconds * 1_000_000) ? 1 : 0;

    private static void SignalAndReleaseMonitor(nint monitor) => KernelMonitor.SignalAndRelease((KernelMonitor*)monitor);

    private static ulong GetCurrentThreadId() => (ulong)Scheduler.Current->Record.Id;

    private static int* GetErrorNumber() => &Scheduler.Current->ErrorNumber;

    private static int GetProcessorCount() => Processors.Count;

    private static void CpuId(int* registers, int leaf, int subleaf) => Cpu.CpuId((uint)leaf, (uint)subleaf, (uint*)registers);

    private static void Exit(int exitCode) => PowerControl.PowerOff(exitCode);

    private static void Abort() => Panic.Stop("the class library gave up"u8);
}
