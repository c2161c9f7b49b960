using System.Runtime;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Time;

/// <summary>
/// The timer of each processor, once at a time (Intel SDM 3A, 11.5.4): by a point in time of the time stamp counter where the processor can,
/// else by a count whose rate is measured. Its interrupt is <see cref="InterruptVector.Timer"/>.
/// </summary>
public static unsafe class LocalApicTimer
{
    private const uint DeadlineFeature = 1 << 24;
    private const uint DeadlineMode = 2 << 17;
    private const uint DivideByOne = 0xB;
    private const uint DeadlineRegister = 0x6E0;
    private const uint Masked = 1 << 16;
    private const ulong MeasureNanoseconds = 1_000_000;
    private const int FractionBits = 20;

    private static bool s_hasDeadline;

    /// <summary>Counts of a nanosecond, times 2^20.</summary>
    private static ulong s_countsPerNanosecond;

    /// <summary>Whether <see cref="Set"/> works.</summary>
    public static bool IsPresent { get; private set; }

    /// <summary>Counts a second of the timer of the processor that booted; 0 where points in time are used.</summary>
    public static ulong Hz => s_hasDeadline ? 0 : s_countsPerNanosecond * 1_000_000_000 >> FractionBits;

    /// <summary>Measures the timer's rate. The local APIC and the clock are running.</summary>
    /// <returns>Whether there is one that counts.</returns>
    public static bool Initialize()
    {
        uint* features = stackalloc uint[4];
        Cpu.CpuId(1, 0, features);
        s_hasDeadline = (features[2] & DeadlineFeature) != 0;
        if (!s_hasDeadline)
        {
            LocalApic.Write(LocalApicRegister.TimerDivide, DivideByOne);
            LocalApic.Write(LocalApicRegister.Timer, Masked | (uint)InterruptVector.Timer);
            LocalApic.Write(LocalApicRegister.TimerInitialCount, uint.MaxValue);
            ulong start = MonotonicClock.ReadTogether(&ReadCount, out uint first);
            MonotonicClock.Wait(MeasureNanoseconds);
            ulong elapsed = MonotonicClock.FromTimeStamp(MonotonicClock.ReadTogether(&ReadCount, out uint last) - start);
            LocalApic.Write(LocalApicRegister.TimerInitialCount, 0);
            s_countsPerNanosecond = ((ulong)(first - last) << FractionBits) / elapsed;
        }

        IsPresent = s_hasDeadline || s_countsPerNanosecond != 0;
        return IsPresent;
    }

    /// <summary>Counts down.</summary>
    private static uint ReadCount() => LocalApic.Read(LocalApicRegister.TimerCurrentCount);

    /// <summary>Prepares the timer of the running processor; it does not count yet.</summary>
    public static void EnableHere()
    {
        LocalApic.Write(LocalApicRegister.TimerDivide, DivideByOne);
        LocalApic.Write(LocalApicRegister.Timer, (uint)InterruptVector.Timer | (s_hasDeadline ? DeadlineMode : 0));
        // The mode is written to memory, the deadline to a register: the order must be made (11.5.4.1).
        System.Threading.Interlocked.MemoryBarrier();
    }

    /// <summary>
    /// Interrupts the running processor once, so much later; an earlier request is forgotten. Does nothing where <see cref="IsPresent"/> is
    /// false: there the tick of the interval timer goes on. May be called from an interrupt.
    /// </summary>
    /// <param name="nanoseconds">From now; <see cref="ulong.MaxValue"/> for never. May come early when it is far.</param>
    [RuntimeExport("HelixSetTimer")]
    public static void Set(ulong nanoseconds)
    {
        if (!IsPresent)
        {
            return;
        }

        const ulong Longest = 4_000_000_000;
        ulong time = nanoseconds < Longest ? nanoseconds : Longest;
        if (s_hasDeadline)
        {
            ulong deadline = Cpu.ReadTimeStamp() + MonotonicClock.ToTimeStamp(time);
            Cpu.WriteMsr(DeadlineRegister, nanoseconds == ulong.MaxValue ? 0 : deadline);
            return;
        }

        ulong count = time * s_countsPerNanosecond >> FractionBits;
        count = count == 0 ? 1 : count > uint.MaxValue ? uint.MaxValue : count;
        LocalApic.Write(LocalApicRegister.TimerInitialCount, nanoseconds == ulong.MaxValue ? 0 : (uint)count);
    }
}
