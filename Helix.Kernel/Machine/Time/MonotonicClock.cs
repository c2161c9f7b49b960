using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Time;

/// <summary>
/// Time since start, from the time stamp counter, whose rate is measured once: against the high precision event timer, or against the 8254
/// (Intel 8254 data sheet, 231164) where there is none. May be called from an interrupt.
/// </summary>
public static unsafe class MonotonicClock
{
    private const uint IntervalTimerHz = 1_193_182;
    private const ushort CalibrationTicks = 2386;
    private const ulong CalibrationFemtoseconds = 2_000_000_000_000;
    private const ulong FemtosecondsPerNanosecond = 1_000_000;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const int FractionBits = 32;
    private const int Attempts = 8;

    /// <summary>A timer that does not count must not hang the system: ten seconds at 10 GHz.</summary>
    private const ulong PatienceTicks = 100_000_000_000;

    /// <summary>Rate of the time stamp counter, in Hz.</summary>
    public static ulong TimeStampHz { get; private set; }

    /// <summary>Whether the rate was measured against the high precision event timer.</summary>
    public static bool UsedHpet { get; private set; }

    /// <summary>Nanoseconds since <see cref="Initialize"/>.</summary>
    public static ulong Nanoseconds => GetNanoseconds();

    /// <summary>Measures the counter's rate, for two milliseconds.</summary>
    /// <param name="hpetAddress">Physical address of the high precision event timer; 0 if there is none.</param>
    public static void Initialize(ulong hpetAddress)
    {
        ulong start = Cpu.ReadTimeStamp();
        ulong rate = hpetAddress != 0 && Hpet.Start(hpetAddress) ? MeasureByHpet() : 0;
        UsedHpet = rate != 0;
        TimeStampHz = UsedHpet ? rate : MeasureByIntervalTimer();
        SetClock(start, (NanosecondsPerSecond << FractionBits) / (TimeStampHz == 0 ? 1 : TimeStampHz));
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixNanoseconds")]
    private static extern ulong GetNanoseconds();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSetClock")]
    private static extern void SetClock(ulong start, ulong scale);

    /// <summary>Lets time pass, spinning.</summary>
    public static void Wait(ulong nanoseconds)
    {
        ulong start = Nanoseconds;
        while (Nanoseconds - start < nanoseconds)
        {
            Cpu.Pause();
        }
    }

    /// <summary>Ticks of the time stamp counter in a time.</summary>
    /// <param name="nanoseconds">At most ten seconds.</param>
    internal static ulong ToTimeStamp(ulong nanoseconds) =>
        nanoseconds / 1000 * (TimeStampHz / 1000) / 1000 + nanoseconds % 1000 * TimeStampHz / NanosecondsPerSecond;

    /// <summary>Nanoseconds of a number of ticks of the time stamp counter.</summary>
    /// <param name="ticks">At most those of a second.</param>
    internal static ulong FromTimeStamp(ulong ticks) => ticks * NanosecondsPerSecond / TimeStampHz;

    private static ulong MeasureByHpet()
    {
        ulong begin = ReadTogether(&Hpet.ReadCount, out uint first);
        ulong end = begin;
        ulong femtoseconds = 0;
        while (femtoseconds < CalibrationFemtoseconds)
        {
            end = ReadTogether(&Hpet.ReadCount, out uint now);
            femtoseconds = (ulong)(now - first) * Hpet.PeriodFemtoseconds;
            if (end - begin > PatienceTicks)
            {
                return 0;
            }
        }

        return (end - begin) * NanosecondsPerSecond / (femtoseconds / FemtosecondsPerNanosecond);
    }

    /// <summary>
    /// The time stamp counter and another one at the same time: of several readings the one that took least, as a virtual machine may be stopped
    /// between two.
    /// </summary>
    /// <param name="read">Reads the other counter.</param>
    /// <param name="count">Its value.</param>
    internal static ulong ReadTogether(delegate*<uint> read, out uint count)
    {
        ulong best = ulong.MaxValue;
        ulong time = 0;
        count = 0;
        for (int i = 0; i < Attempts; i++)
        {
            ulong before = Cpu.ReadTimeStamp();
            uint counted = read();
            ulong took = Cpu.ReadTimeStamp() - before;
            if (took < best)
            {
                best = took;
                count = counted;
                time = before + took / 2;
            }
        }

        return time;
    }

    /// <summary>By channel 2, whose gate and output are at port 0x61.</summary>
    private static ulong MeasureByIntervalTimer()
    {
        const ushort Control = 0x43, Channel2 = 0x42, Gate = 0x61;
        byte gate = (byte)(Cpu.In8(Gate) & 0xFC);
        Cpu.Out8(Gate, (byte)(gate | 1));
        Cpu.Out8(Control, 0xB0);
        Cpu.Out8(Channel2, CalibrationTicks & 0xFF);
        Cpu.Out8(Channel2, CalibrationTicks >> 8);
        ulong begin = Cpu.ReadTimeStamp();
        while ((Cpu.In8(Gate) & 0x20) == 0 && Cpu.ReadTimeStamp() - begin < PatienceTicks)
        {
            Cpu.Pause();
        }

        ulong elapsed = Cpu.ReadTimeStamp() - begin;
        Cpu.Out8(Gate, gate);
        return elapsed * IntervalTimerHz / CalibrationTicks;
    }
}
