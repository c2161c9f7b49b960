using System;

namespace Helix.Drivers.Serial16550;

/// <summary>
/// Registers of the 16550 UART as offsets in its eight ports (National Semiconductor PC16550D data sheet, section 8.0, table II).
/// Offsets 0 and 1 are the divisor while <see cref="LineControl.DivisorAccess"/> is set.
/// </summary>
public static class Serial16550Registers
{
    /// <summary>Receiver buffer when read, transmitter holding when written (8.1).</summary>
    public const int Data = 0;

    /// <summary>Low byte of the divisor.</summary>
    public const int DivisorLow = 0;

    /// <summary>Interrupt enable (8.7).</summary>
    public const int InterruptEnable = 1;

    /// <summary>High byte of the divisor.</summary>
    public const int DivisorHigh = 1;

    /// <summary>Interrupt identification when read (8.5).</summary>
    public const int InterruptIdentification = 2;

    /// <summary>What <see cref="InterruptIdentification"/> says when as many bytes are there as the trigger asks for, with FIFOs on (8.5, table III).</summary>
    public const byte FifoTriggered = 0b1100_0100;

    /// <summary>FIFO control when written (8.4).</summary>
    public const int FifoControl = 2;

    /// <summary>Line control (8.1).</summary>
    public const int LineControlOffset = 3;

    /// <summary>Modem control (8.8).</summary>
    public const int ModemControlOffset = 4;

    /// <summary>Line status (8.2).</summary>
    public const int LineStatusOffset = 5;

    /// <summary>Scratchpad (8.10): keeps what is written, which tells a UART from nothing.</summary>
    public const int Scratch = 7;

    /// <summary>Clock of the baud rate generator divided by 16: divisor 1 gives this rate (8.3, 1.8432 MHz).</summary>
    public const int BaseRate = 115_200;

    /// <summary>Bytes in the transmit FIFO.</summary>
    public const int FifoDepth = 16;
}

/// <summary>Interrupt enable register (8.7).</summary>
[Flags]
public enum InterruptEnables : byte
{
    /// <summary>No interrupts.</summary>
    None = 0,

    /// <summary>Received data available.</summary>
    ReceivedData = 1 << 0,

    /// <summary>Transmitter holding register empty.</summary>
    TransmitterEmpty = 1 << 1,

    /// <summary>Receiver line status.</summary>
    LineStatus = 1 << 2,
}

/// <summary>FIFO control register (8.4).</summary>
[Flags]
public enum FifoControls : byte
{
    /// <summary>FIFOs off.</summary>
    None = 0,

    /// <summary>FIFOs on.</summary>
    Enable = 1 << 0,

    /// <summary>Empty the receiver.</summary>
    ResetReceiver = 1 << 1,

    /// <summary>Empty the transmitter.</summary>
    ResetTransmitter = 1 << 2,

    /// <summary>Interrupt when eight bytes are there, or fewer have waited for four character times.</summary>
    TriggerAt8 = 0b10 << 6,

    /// <summary>Interrupt when fourteen bytes are there, or fewer have waited for four character times.</summary>
    TriggerAt14 = 0b11 << 6,
}

/// <summary>Line control register (8.1).</summary>
[Flags]
public enum LineControl : byte
{
    /// <summary>Eight bits, no parity, one stop bit.</summary>
    EightBits = 0b11,

    /// <summary>Offsets 0 and 1 are the divisor.</summary>
    DivisorAccess = 1 << 7,
}

/// <summary>Line status register (8.2).</summary>
[Flags]
public enum LineStatus : byte
{
    /// <summary>Nothing to report.</summary>
    None = 0,

    /// <summary>A received byte is waiting.</summary>
    DataReady = 1 << 0,

    /// <summary>A received byte was overwritten.</summary>
    Overrun = 1 << 1,

    /// <summary>The transmitter takes bytes: a whole FIFO if those are on.</summary>
    TransmitterReady = 1 << 5,
}

/// <summary>Modem control register (8.8).</summary>
[Flags]
public enum ModemControl : byte
{
    /// <summary>All lines off.</summary>
    None = 0,

    /// <summary>Data terminal ready.</summary>
    DataTerminalReady = 1 << 0,

    /// <summary>Request to send.</summary>
    RequestToSend = 1 << 1,

    /// <summary>On PCs this output lets the interrupt through to the controller.</summary>
    Out2 = 1 << 3,
}
