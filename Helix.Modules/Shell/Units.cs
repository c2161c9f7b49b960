using System;
using System.Globalization;

namespace Helix.Modules.Shell;

/// <summary>Quantities as people read them.</summary>
internal static class Units
{
    /// <summary>A size such as <c>512 B</c>, <c>1.5 KiB</c>, <c>128.0 MiB</c>.</summary>
    public static string Size(long bytes)
    {
        string[] names = ["B", "KiB", "MiB", "GiB", "TiB"];
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < names.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        string number = value.ToString(unit == 0 ? "F0" : "F1", CultureInfo.InvariantCulture);
        return number + " " + names[unit];
    }

    /// <summary>A time such as <c>1.234 s</c>, <c>2 min 03 s</c>, <c>1 d 02 h 03 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture) + " s",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Hours} h {time.Minutes:00} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalDays} d {time.Hours:00} h {time.Minutes:00} min"),
    };
}
