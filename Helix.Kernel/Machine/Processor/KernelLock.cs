using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Time;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// The lock behind <see cref="Cpu.DisableInterrupts"/>: what happens when it does not come. Taking and giving it is <c>Cpu.xs</c>.
/// </summary>
public static unsafe class KernelLock
{
    /// <summary>So many looks of a processor that waits: half a minute or more.</summary>
    private const ulong MostLooks = 1UL << 30;

    /// <summary>When a processor that waits tells of it first, by the number of its looks: <c>Patience</c> in Cpu.xs.</summary>
    private const ulong FirstTold = 1UL << 20;

    /// <summary>After so long the holder is asked by an interrupt whether it can be helped, and then each time.</summary>
    private const ulong PatienceNs = 500_000_000;

    private static delegate*<int, void> _stuck;

    /// <summary>Sets who ends the system when the lock does not come, or is not held where it must be.</summary>
    /// <param name="stuck">Called with the number of the processor that holds the lock, -1 if none does; does not return.</param>
    public static void ReportTo(delegate*<int, void> stuck) => _stuck = stuck;

    /// <summary>In builds with assertions: ends the system unless this processor holds the lock.</summary>
    [Conditional("DEBUG_ASSERT")]
    public static void AssertHeld()
    {
        int holder = GetHolder();
        if (holder != Cpu.GetProcessorIndex() + 1)
        {
            _stuck(holder - 1);
        }
    }

    /// <summary>
    /// At a non-maskable interrupt: whether it came because this processor has had the lock for long and others wait for it. Several may have come
    /// as one.
    /// </summary>
    public static bool TakeAccusation()
    {
        ref int accusations = ref CpuBlock.Of(Cpu.GetProcessorIndex())->Accusations;
        bool wasAccused = Volatile.Read(ref accusations) > 0;
        if (wasAccused)
        {
            _ = Interlocked.Decrement(ref accusations);
        }

        return wasAccused;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixKernelLockHolder")]
    private static extern int GetHolder();

    /// <summary>Called now and then by a processor that waits.</summary>
    /// <param name="mark">The lock's mark: number of the holder plus one; 0 when it has just been given up.</param>
    /// <param name="looks">How often the processor has looked.</param>
    [RuntimeExport("HelixKernelLockWaits")]
    private static void Wait(int mark, ulong looks)
    {
        if (mark == Cpu.GetProcessorIndex() + 1)
        {
            _stuck(mark - 1);
        }

        ulong now = MonotonicClock.Nanoseconds;
        CpuBlock* own = CpuBlock.Of(Cpu.GetProcessorIndex());
        if (looks <= FirstTold)
        {
            own->WaitingSince = now;
        }
        else if (mark != 0 && now - own->WaitingSince >= PatienceNs)
        {
            Accuse(CpuBlock.Of(mark - 1));
        }

        AssertComes(mark, looks);
    }

    private static void Accuse(CpuBlock* holder)
    {
        _ = Interlocked.Increment(ref holder->Accusations);
        LocalApic.InterruptAnyway(holder->ApicId);
    }

    [Conditional("DEBUG_ASSERT")]
    private static void AssertComes(int mark, ulong looks)
    {
        if (looks >= MostLooks && mark != 0)
        {
            _stuck(mark - 1);
        }
    }
}
