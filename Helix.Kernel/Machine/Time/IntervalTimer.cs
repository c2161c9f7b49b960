using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Time;

/// <summary>Channel 0 of the 8254 (Intel 8254 data sheet, 231164, mode 2): the periodic tick on line 0, or the clock of the <see cref="WatchTimer"/>.</summary>
public static unsafe class IntervalTimer
{
    private const uint TimerHz = 1_193_182;
    private const ushort Channel0 = 0x40;
    private const ushort Control = 0x43;
    private const byte RateGenerator = 0x34;
    private const int Line = 0;

    /// <summary>Starts the tick.</summary>
    /// <param name="hz">19 to 10 000.</param>
    /// <param name="handler">Called at each tick, with interrupts off.</param>
    public static void Start(uint hz, delegate*<nint, void> handler)
    {
        Count((ushort)(TimerHz / hz));
        InterruptTable.Connect(Line, handler, 0);
    }

    /// <summary>Lets the channel count without end.</summary>
    /// <param name="divisor">How many counts make a period; 0 stands for 65 536, which is 55 ms.</param>
    internal static void Count(ushort divisor)
    {
        Cpu.Out8(Control, RateGenerator);
        Cpu.Out8(Channel0, (byte)divisor);
        Cpu.Out8(Channel0, (byte)(divisor >> 8));
    }
}
