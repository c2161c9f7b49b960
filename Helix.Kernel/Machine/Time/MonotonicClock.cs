using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Time;

/// <summary>
/// Time since start, from the time stamp counter, whose rate is measured once against the 8254 timer (Intel 8254 data
/// sheet, 231164). May be called from an interrupt.
/// </summary>
public static class MonotonicClock
{
    private const uint TimerHz = 1_193_182;
    private const ushort CalibrationTicks = 2386;
    private const int FractionBits = 32;

    private static ulong _start;
    private static ulong _nanosecondsPerTick;

    /// <summary>Rate of the time stamp counter, in Hz.</summary>
    public static ulong TimeStampHz { get; private set; }

    /// <summary>Nanoseconds since <see cref="Initialize"/>.</summary>
    public static ulong Nanoseconds =>
        Scale(Cpu.ReadTimeStamp() - _start, _nanosecondsPerTick);

    /// <summary>Measures the counter's rate for two milliseconds on channel 2, whose gate and output are at port 0x61.</summary>
    public static void Initialize()
    {
        const ushort Control = 0x43, Channel2 = 0x42, Gate = 0x61;
        byte gate = (byte)(Cpu.In8(Gate) & 0xFC);
        Cpu.Out8(Gate, (byte)(gate | 1));
        Cpu.Out8(Control, 0xB0);
        Cpu.Out8(Channel2, CalibrationTicks & 0xFF);
        Cpu.Out8(Channel2, CalibrationTicks >> 8);
        ulong begin = Cpu.ReadTimeStamp();
        // A machine without this timer would never finish: bounded by ten seconds at 10 GHz.
        while ((Cpu.In8(Gate) & 0x20) == 0 && Cpu.ReadTimeStamp() - begin < 100_000_000_000)
        {
            Cpu.Pause();
        }

        ulong elapsed = Cpu.ReadTimeStamp() - begin;
        Cpu.Out8(Gate, gate);
        TimeStampHz = elapsed * TimerHz / CalibrationTicks;
        _nanosecondsPerTick = (1_000_000_000UL << FractionBits) / (TimeStampHz == 0 ? 1 : TimeStampHz);
        _start = begin;
    }

    /// <summary>(a * b) / 2^32 without losing the upper half.</summary>
    private static ulong Scale(ulong a, ulong b)
    {
        ulong high = System.Math.BigMul(a, b, out ulong low);
        return high << (64 - FractionBits) | low >> FractionBits;
    }
}
