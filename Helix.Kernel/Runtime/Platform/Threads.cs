using System.Runtime;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>Threads and processors, forwarded to the kernel's threads through <see cref="PlatformServices"/>.</summary>
internal static unsafe class Threads
{
    private const uint NoThreadId = uint.MaxValue;

    /// <summary>Starts a thread; 1 on success. Before threads exist this fails with EAGAIN.</summary>
    [RuntimeExport("SystemNative_CreateThread")]
    internal static int Create(nuint stackSizeBytes, delegate* unmanaged<nint, nint> entry, nint parameter)
    {
        var create = PlatformServices.Current.CreateThread;
        if (create != null && create(stackSizeBytes, entry, parameter) != 0)
        {
            return 1;
        }

        ErrorNumbers.Fail(Errno.EAGAIN);
        return 0;
    }

    [RuntimeExport("RhCurrentOSThreadId")]
    internal static ulong CurrentId()
    {
        var id = PlatformServices.Current.CurrentThreadId;
        return id == null ? 1 : id();
    }

    [RuntimeExport("SystemNative_TryGetUInt32OSThreadId")]
    internal static uint CurrentShortId()
    {
        ulong id = CurrentId();
        return id < NoThreadId ? (uint)id : NoThreadId;
    }

    /// <summary>Offers the processor to another thread; 1 when one took it.</summary>
    [RuntimeExport("RhYield")]
    internal static int Yield()
    {
        var yield = PlatformServices.Current.Yield;
        return yield == null ? 0 : yield();
    }

    [RuntimeExport("RhSpinWait")]
    internal static void Spin(int iterations)
    {
        for (; iterations > 0; iterations--)
        {
            X86Base.Pause();
        }
    }

    /// <summary>Returns when each processor has done a full barrier. With one processor, one is enough.</summary>
    [RuntimeExport("RhFlushProcessWriteBuffers")]
    internal static void FlushWriteBuffers()
    {
        Interlocked.MemoryBarrier();
        var flush = PlatformServices.Current.FlushProcessors;
        if (flush != null)
        {
            flush();
        }
    }

    [RuntimeExport("RhGetProcessCpuCount")]
    internal static int ProcessorCount()
    {
        var count = PlatformServices.Current.ProcessorCount;
        return count == null ? 1 : count();
    }

    [RuntimeExport("SystemNative_SchedGetCpu")]
    internal static int CurrentProcessor()
    {
        var current = PlatformServices.Current.CurrentProcessor;
        return current == null ? 0 : current();
    }

    /// <summary>CPUID; all zero while the kernel offers none.</summary>
    [RuntimeExport("RhCpuIdEx")]
    internal static void CpuId(int* registers, int leaf, int subleaf)
    {
        registers[0] = registers[1] = registers[2] = registers[3] = 0;
        var cpuId = PlatformServices.Current.CpuId;
        if (cpuId != null)
        {
            cpuId(registers, leaf, subleaf);
        }
    }
}
