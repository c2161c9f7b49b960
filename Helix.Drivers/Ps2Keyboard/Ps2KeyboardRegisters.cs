using System;

namespace Helix.Drivers.Ps2Keyboard;

/// <summary>The 8042 keyboard controller (IBM PS/2 Hardware Interface Technical Reference, Keyboard and Auxiliary Device Controller).</summary>
public static class Ps2KeyboardRegisters
{
    /// <summary>Offset in the data ports (0x60): data from and to the keyboard and the controller.</summary>
    public const int Data = 0;

    /// <summary>Offset in the control ports (0x64): status when read, command when written.</summary>
    public const int Control = 0;

    /// <summary>What a keyboard answers to a command it has carried out.</summary>
    public const byte Acknowledge = 0xFA;

    /// <summary>What a keyboard answers to a command it did not understand.</summary>
    public const byte Resend = 0xFE;

    /// <summary>Keyboard command: send scan codes from now on.</summary>
    public const byte EnableScanning = 0xF4;

    /// <summary>What the controller answers to <see cref="ControllerCommand.SelfTest"/> when it is well.</summary>
    public const byte SelfTestPassed = 0x55;
}

/// <summary>Status register, port 0x64.</summary>
[Flags]
public enum ControllerStatus : byte
{
    /// <summary>Nothing to read, ready to be written.</summary>
    None = 0,

    /// <summary>A byte can be read from the data port.</summary>
    OutputFull = 1 << 0,

    /// <summary>The controller has not yet taken the last byte written.</summary>
    InputFull = 1 << 1,

    /// <summary>The byte to be read is from the auxiliary device.</summary>
    Auxiliary = 1 << 5,
}

/// <summary>Commands to the controller, port 0x64.</summary>
public enum ControllerCommand : byte
{
    /// <summary>Answers with the configuration byte.</summary>
    ReadConfiguration = 0x20,

    /// <summary>The next data byte becomes the configuration byte.</summary>
    WriteConfiguration = 0x60,

    /// <summary>Turns the auxiliary device off.</summary>
    DisableAuxiliary = 0xA7,

    /// <summary>Answers whether the controller is well.</summary>
    SelfTest = 0xAA,

    /// <summary>Turns the keyboard off.</summary>
    DisableKeyboard = 0xAD,

    /// <summary>Turns the keyboard on.</summary>
    EnableKeyboard = 0xAE,
}

/// <summary>Configuration byte of the controller.</summary>
[Flags]
public enum ControllerConfiguration : byte
{
    /// <summary>Everything off.</summary>
    None = 0,

    /// <summary>Interrupt when the keyboard has sent a byte.</summary>
    KeyboardInterrupt = 1 << 0,

    /// <summary>Interrupt when the auxiliary device has sent a byte.</summary>
    AuxiliaryInterrupt = 1 << 1,

    /// <summary>The keyboard's clock is held.</summary>
    KeyboardDisabled = 1 << 4,

    /// <summary>The auxiliary device's clock is held.</summary>
    AuxiliaryDisabled = 1 << 5,

    /// <summary>Scan codes of set 2 are turned into set 1.</summary>
    Translate = 1 << 6,
}
