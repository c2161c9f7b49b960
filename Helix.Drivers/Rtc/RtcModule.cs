using System;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using static Helix.Drivers.Rtc.RtcRegisters;

namespace Helix.Drivers.Rtc;

/// <summary>
/// The clock that runs on the battery, taken as UTC. The time is read outside an update, twice, until two readings agree, so that it is
/// right whenever the update begins. Configuration: <c>rtc.century=no</c> ignores the century register.
/// </summary>
[HelixModule("rtc", Description = "Real-time clock MC146818")]
[Provides<IClock>]
[UsesPorts("registers", 0x70, 2)]
public sealed class RtcModule : Module, IClock
{
    private const int UpdateRounds = 1_000_000;
    private const int Readings = 16;

    private readonly object _gate = new();
    private IPortRange _ports = null!;
    private bool _century;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _ports = context.Resources.Ports("registers").Value;
        _century = context.GetConfig("century", true);
        return status.IsOk() && Register(StatusB) == 0xFF ? Status.DeviceAbsent : status;
    }

    /// <inheritdoc />
    public Result<DateTime> Read()
    {
        lock (_gate)
        {
            if (!TryReadStable(out RtcTime time))
            {
                return Status.DeviceError;
            }

            return time.ToDateTime((RtcStatusB)Register(StatusB));
        }
    }

    private bool TryReadStable(out RtcTime time)
    {
        time = default;
        for (int reading = 0; reading < Readings; reading++)
        {
            if (!WaitForUpdate())
            {
                return false;
            }

            RtcTime next = ReadOnce();
            if (reading > 0 && next == time)
            {
                return true;
            }

            time = next;
        }

        return false;
    }

    private bool WaitForUpdate()
    {
        for (int round = 0; round < UpdateRounds; round++)
        {
            if (((RtcStatusA)Register(StatusA) & RtcStatusA.UpdateInProgress) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private RtcTime ReadOnce() => new(
        Register(Seconds), Register(Minutes), Register(Hours), Register(DayOfMonth), Register(Month), Register(Year),
        _century ? Register(Century) : (byte)0);

    private byte Register(byte index)
    {
        _ports.Out8(RegisterIndex, index);
        return _ports.In8(RegisterData);
    }
}
