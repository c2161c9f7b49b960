using System;

namespace Helix.Drivers.Rtc;

/// <summary>
/// The real-time clock (Motorola MC146818A data sheet, Address Map and Registers A to D), reached through an index and a data port.
/// </summary>
public static class RtcRegisters
{
    /// <summary>Offset in the ports (0x70): selects a register; bit 7 holds the NMI back and stays clear.</summary>
    public const int RegisterIndex = 0;

    /// <summary>Offset in the ports (0x71): the selected register.</summary>
    public const int RegisterData = 1;

    /// <summary>Seconds, 0 to 59.</summary>
    public const byte Seconds = 0x00;

    /// <summary>Minutes, 0 to 59.</summary>
    public const byte Minutes = 0x02;

    /// <summary>Hours, 0 to 23, or 1 to 12 with bit 7 for the afternoon.</summary>
    public const byte Hours = 0x04;

    /// <summary>Day of the month, 1 to 31.</summary>
    public const byte DayOfMonth = 0x07;

    /// <summary>Month, 1 to 12.</summary>
    public const byte Month = 0x08;

    /// <summary>Year, 0 to 99.</summary>
    public const byte Year = 0x09;

    /// <summary>Register A.</summary>
    public const byte StatusA = 0x0A;

    /// <summary>Register B.</summary>
    public const byte StatusB = 0x0B;

    /// <summary>Where the firmware of a PC keeps the century unless ACPI says otherwise (FADT, CENTURY).</summary>
    public const byte Century = 0x32;

    /// <summary>Bit 7 of the hours with the 12-hour clock.</summary>
    public const byte Afternoon = 0x80;
}

/// <summary>Register A.</summary>
[Flags]
public enum RtcStatusA : byte
{
    /// <summary>The time can be read for at least 244 microseconds.</summary>
    None = 0,

    /// <summary>The time is about to change or is changing.</summary>
    UpdateInProgress = 1 << 7,
}

/// <summary>Register B.</summary>
[Flags]
public enum RtcStatusB : byte
{
    /// <summary>BCD, 12-hour clock.</summary>
    None = 0,

    /// <summary>24-hour clock.</summary>
    TwentyFourHours = 1 << 1,

    /// <summary>Binary values.</summary>
    Binary = 1 << 2,
}
