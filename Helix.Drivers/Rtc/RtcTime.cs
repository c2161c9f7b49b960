using System;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Rtc;

/// <summary>The registers of the clock as they were read.</summary>
/// <param name="Second">Seconds.</param>
/// <param name="Minute">Minutes.</param>
/// <param name="Hour">Hours.</param>
/// <param name="Day">Day of the month.</param>
/// <param name="Month">Month.</param>
/// <param name="Year">Year of the century.</param>
/// <param name="Century">Century; 0 or nonsense if the machine does not keep it.</param>
internal readonly record struct RtcTime(byte Second, byte Minute, byte Hour, byte Day, byte Month, byte Year, byte Century)
{
    private const int DefaultCentury = 20;

    /// <summary>The date and time that the registers mean.</summary>
    /// <param name="format">Register B.</param>
    /// <returns><see cref="Status.Corrupt"/> if they mean none.</returns>
    public Result<DateTime> ToDateTime(RtcStatusB format)
    {
        int century = Number(Century, format) is >= 19 and <= 99 and { } kept ? kept : DefaultCentury;
        int year = (century * 100) + Number(Year, format);
        int month = Number(Month, format);
        int day = Number(Day, format);
        int hour = HourOfDay(format);
        int minute = Number(Minute, format);
        int second = Number(Second, format);
        bool valid = Number(Year, format) is >= 0 and <= 99 && month is >= 1 and <= 12 && hour is >= 0 and <= 23
            && minute is >= 0 and <= 59 && second is >= 0 and <= 59 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return valid ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) : Status.Corrupt;
    }

    private int HourOfDay(RtcStatusB format)
    {
        if ((format & RtcStatusB.TwentyFourHours) != 0)
        {
            return Number(Hour, format);
        }

        int hour = Number((byte)(Hour & ~RtcRegisters.Afternoon), format);
        int afternoon = (Hour & RtcRegisters.Afternoon) != 0 ? 12 : 0;
        return hour is >= 1 and <= 12 ? (hour % 12) + afternoon : -1;
    }

    /// <summary>The value of a register; -1 if it is no number.</summary>
    private static int Number(byte value, RtcStatusB format)
    {
        if ((format & RtcStatusB.Binary) != 0)
        {
            return value;
        }

        int tens = value >> 4;
        int ones = value & 0xF;
        return tens <= 9 && ones <= 9 ? (tens * 10) + ones : -1;
    }
}
