using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Kernel.Machine.Acpi;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Time;

/// <summary>
/// Interrupts the processor that booted some 18 times a second, whatever it does: the 8254, which does nothing else where processors have timers of their
/// own, by way of the I/O APIC. Where interrupts are off nothing else comes through, and with one processor there is nobody else to look. It pauses while the
/// processor is idle, up to the interrupt that ends that.
/// </summary>
public static unsafe class WatchTimer
{
    /// <summary>65 536 counts, the longest period.</summary>
    private const ushort Slowest = 0;

    /// <summary>1 ms, to see whether it works.</summary>
    private const ushort Trial = 1193;
    private const ulong TrialNs = 10_000_000;

    /// <summary>Intel 82801 data sheet, NMI Status and Control register: the two sources of the chipset's own.</summary>
    private const ushort StatusPort = 0x61;
    private const byte HardwareSources = 0xC0;

    private static int s_count;
    private static uint s_input;
    private static bool s_isPaused;

    /// <summary>Whether it is there.</summary>
    public static bool IsPresent { get; private set; }

    /// <summary>Starts it and sees whether interrupts come, for ten milliseconds at most. On the processor that booted, with interrupts off.</summary>
    /// <param name="firmware">Where the I/O APIC is, and to which input the 8254 is wired.</param>
    public static void Start(AcpiInformation* firmware)
    {
        s_input = firmware->IntervalTimerInput;
        if (!LocalApicTimer.IsPresent || !IoApic.Initialize(firmware->IoApicAddress, s_input))
        {
            return;
        }

        IsPresent = true;
        IntervalTimer.Count(Trial);
        IoApic.ConnectNonMaskable(s_input, LocalApic.Id);
        ulong start = MonotonicClock.Nanoseconds;
        while (Volatile.Read(ref s_count) == 0 && MonotonicClock.Nanoseconds - start < TrialNs)
        {
            Cpu.Pause();
        }

        IntervalTimer.Count(Slowest);
        if (Volatile.Read(ref s_count) == 0)
        {
            IoApic.Disconnect(s_input);
            IsPresent = false;
        }
    }

    /// <summary>At a non-maskable interrupt: whether it came from here. One that the chipset has sent because of an error did not.</summary>
    public static bool Take()
    {
        if (!IsPresent || Cpu.GetProcessorIndex() != 0 || (Cpu.In8(StatusPort) & HardwareSources) != 0)
        {
            return false;
        }

        Volatile.Write(ref s_count, s_count + 1);
        return true;
    }

    /// <summary>
    /// The processor that booted, which calls, does nothing until it is interrupted: it is left alone. In the interrupt's handler. Only one half of the
    /// entry is ever written here, so that nothing goes wrong if <see cref="GoOn"/> is interrupted by this.
    /// </summary>
    public static void Pause()
    {
        s_isPaused = true;
        IoApic.Disconnect(s_input);
    }

    /// <summary>At every other interrupt: a pause is over, if this is the processor that pauses. Interrupts are off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void EndPause()
    {
        if (Volatile.Read(ref s_isPaused))
        {
            GoOn();
        }
    }

    private static void GoOn()
    {
        if (Cpu.GetProcessorIndex() == 0)
        {
            s_isPaused = false;
            IoApic.Reconnect(s_input);
        }
    }
}
