using System;
using System.Globalization;

namespace Helix.Tests.Kernel.Text;

/// <summary>Formatting and parsing of dates, times and spans in the invariant culture.</summary>
internal static class DateFormatCases
{
    private static readonly DateTime Moment = new(2024, 2, 29, 13, 5, 9, 87, DateTimeKind.Utc);

    [KernelCase]
    public static void StandardFormats(CaseOutput output)
    {
        foreach (string format in new[] { "d", "D", "f", "F", "g", "G", "M", "O", "R", "s", "t", "T", "u", "Y" })
        {
            output.Print(format, Moment.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    [KernelCase]
    public static void CustomFormats(CaseOutput output)
    {
        foreach (string format in new[] { "yyyy-MM-dd HH:mm:ss.fff", "dddd, dd MMMM yyyy", "ddd d MMM yy h:mm tt", "'week' HH", "yyyyMMddTHHmmssK", "%d", "FFFFFFF" })
        {
            output.Print(format, Moment.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    [KernelCase]
    public static void Parsing(CaseOutput output)
    {
        foreach (string text in new[] { "2024-02-29", "2024-02-29T13:05:09Z", "02/29/2024 1:05 PM", "29 Feb 2024", "2023-02-29", "13:30", "nonsense" })
        {
            bool good = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.NoCurrentDateDefault, out DateTime value);
            output.Print(text, good ? value.ToString("O") : "refused");
        }
    }

    [KernelCase]
    public static void ExactParsing(CaseOutput output)
    {
        output.Print(DateTime.ParseExact("20240229-130509", "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture).ToString("s"));
        output.Print(DateTime.TryParseExact("2024/2/9", "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        output.Print(DateOnly.ParseExact("09.02.2024", "dd.MM.yyyy", CultureInfo.InvariantCulture));
        output.Print(TimeOnly.Parse("23:59:58", CultureInfo.InvariantCulture).ToString("HH:mm:ss"));
        output.Throws("exact", static () => DateTime.ParseExact("x", "yyyy", CultureInfo.InvariantCulture));
    }

    [KernelCase]
    public static void TimeSpans(CaseOutput output)
    {
        TimeSpan[] spans = [TimeSpan.Zero, new(1, 2, 3), new(5, 4, 3, 2, 1), -TimeSpan.FromMilliseconds(1500), TimeSpan.MaxValue];
        foreach (TimeSpan span in spans)
        {
            output.Print(string.Join(" | ", span.ToString("c"), span.ToString("g", CultureInfo.InvariantCulture), span.ToString("G", CultureInfo.InvariantCulture), span.ToString(@"d\.hh\:mm")));
        }

        output.Print(TimeSpan.Parse("1.02:03:04.5", CultureInfo.InvariantCulture).TotalSeconds);
        output.Print(TimeSpan.TryParse("25:00", CultureInfo.InvariantCulture, out TimeSpan value) + " " + value);
    }

    [KernelCase]
    public static void Offsets(CaseOutput output)
    {
        var moment = new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.FromHours(5.5));
        output.Print(moment.ToString("O"));
        output.Print(moment.ToUniversalTime().ToString("s"));
        output.Print(DateTimeOffset.Parse("2024-07-01T12:00:00-03:00", CultureInfo.InvariantCulture).UtcDateTime.ToString("u"));
        output.Print(moment.ToUnixTimeSeconds());
    }
}
