using System;
using System.Threading;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using static Helix.Drivers.Pit8254.Pit8254Registers;

namespace Helix.Drivers.Pit8254;

/// <summary>
/// Short delays on channel 2 of the interval timer, counted down silently with the speaker off. Channel 0 belongs to the kernel's own tick.
/// </summary>
[HelixModule("pit8254", Description = "Interval timer 8254, channel 2")]
[Provides<IIntervalTimer>]
[UsesPorts("counter", 0x42, 2)]
[UsesPorts("gate", 0x61, 1)]
public sealed class Pit8254Module : Module, IIntervalTimer
{
    private const int RoundsBeforeDead = 10_000_000;

    private readonly object _gate = new();
    private IPortRange _counter = null!;
    private IPortRange _speaker = null!;

    /// <inheritdoc />
    public long FrequencyHz => Pit8254Registers.FrequencyHz;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _counter = context.Resources.Ports("counter").Value;
        _speaker = context.Resources.Ports("gate").Value;
        return status.IsOk() && CountDown(1).IsError() ? Status.DeviceAbsent : status;
    }

    /// <inheritdoc />
    public Status Delay(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero || duration > TimeSpan.FromSeconds(1))
        {
            return Status.OutOfRange;
        }

        if (!Monitor.TryEnter(_gate))
        {
            return Status.Busy;
        }

        try
        {
            return CountDown(((duration.Ticks * FrequencyHz) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    private Status CountDown(long steps)
    {
        Status status = Status.Ok;
        while (steps > 0 && status.IsOk())
        {
            int count = (int)Math.Min(steps, LargestCount);
            status = CountOnce(count);
            steps -= count;
        }

        return status;
    }

    /// <summary>Mode 0: the output goes low when the count is loaded and high when it has reached zero.</summary>
    private Status CountOnce(int count)
    {
        var before = (SpeakerGate)_speaker.In8(0);
        _speaker.Out8(0, (byte)((before | SpeakerGate.Gate) & ~SpeakerGate.Speaker));
        _counter.Out8(Control, Channel2OneShot);
        _counter.Out8(Channel2, (byte)count);
        _counter.Out8(Channel2, (byte)(count >> 8));
        int rounds = 0;
        while (((SpeakerGate)_speaker.In8(0) & SpeakerGate.Output) == 0 && rounds < RoundsBeforeDead)
        {
            rounds++;
        }

        _speaker.Out8(0, (byte)before);
        return rounds < RoundsBeforeDead ? Status.Ok : Status.DeviceError;
    }
}
