using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;
using static Helix.Drivers.Ps2Keyboard.Ps2KeyboardRegisters;

namespace Helix.Drivers.Ps2Keyboard;

/// <summary>The controller between the ports and the keyboard. Every wait is bounded, so that an absent one is found out.</summary>
/// <param name="data">Port 0x60.</param>
/// <param name="control">Port 0x64.</param>
internal sealed class Ps2Controller(IPortRange data, IPortRange control)
{
    private const int WaitRounds = 100_000;
    private const byte FloatingBus = 0xFF;

    /// <summary>Whether a byte is waiting, and whether it is from the keyboard.</summary>
    [NoHeapAllocation]
    public ControllerStatus ReadStatus() => (ControllerStatus)control.In8(Control);

    /// <summary>Takes the byte that is waiting.</summary>
    [NoHeapAllocation]
    public byte ReadData() => data.In8(Data);

    /// <summary>Sets the controller up to send translated scan codes with interrupts.</summary>
    /// <returns><see cref="Status.DeviceAbsent"/> without a controller, <see cref="Status.DeviceError"/> if it or the keyboard is not well.</returns>
    public Status SetUp()
    {
        if (control.In8(Control) == FloatingBus)
        {
            return Status.DeviceAbsent;
        }

        if (!Command(ControllerCommand.DisableKeyboard) || !Command(ControllerCommand.DisableAuxiliary))
        {
            return Status.DeviceAbsent;
        }

        Drain();
        if (!Command(ControllerCommand.SelfTest) || !TryReceive(out byte test) || test != SelfTestPassed)
        {
            return Status.DeviceError;
        }

        return Configure() && Command(ControllerCommand.EnableKeyboard) && StartKeyboard() ? Status.Ok : Status.DeviceError;
    }

    /// <summary>Throws away what is waiting.</summary>
    public void Drain()
    {
        for (int i = 0; i < 64 && (ReadStatus() & ControllerStatus.OutputFull) != 0; i++)
        {
            _ = ReadData();
        }
    }

    private bool Configure()
    {
        if (!Command(ControllerCommand.ReadConfiguration) || !TryReceive(out byte value))
        {
            return false;
        }

        ControllerConfiguration wanted = (ControllerConfiguration)value;
        wanted |= ControllerConfiguration.KeyboardInterrupt | ControllerConfiguration.Translate | ControllerConfiguration.AuxiliaryDisabled;
        wanted &= ~(ControllerConfiguration.AuxiliaryInterrupt | ControllerConfiguration.KeyboardDisabled);
        return Command(ControllerCommand.WriteConfiguration) && TrySend((byte)wanted);
    }

    private bool StartKeyboard()
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            if (!TrySend(EnableScanning) || !TryReceive(out byte answer))
            {
                return false;
            }

            if (answer == Acknowledge)
            {
                return true;
            }
        }

        return false;
    }

    private bool Command(ControllerCommand command)
    {
        if (!WaitUntilClear(ControllerStatus.InputFull))
        {
            return false;
        }

        control.Out8(Control, (byte)command);
        return WaitUntilClear(ControllerStatus.InputFull);
    }

    private bool TrySend(byte value)
    {
        if (!WaitUntilClear(ControllerStatus.InputFull))
        {
            return false;
        }

        data.Out8(Data, value);
        return true;
    }

    private bool TryReceive(out byte value)
    {
        for (int round = 0; round < WaitRounds; round++)
        {
            if ((ReadStatus() & ControllerStatus.OutputFull) != 0)
            {
                value = ReadData();
                return true;
            }
        }

        value = 0;
        return false;
    }

    private bool WaitUntilClear(ControllerStatus flag)
    {
        for (int round = 0; round < WaitRounds; round++)
        {
            if ((ReadStatus() & flag) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
