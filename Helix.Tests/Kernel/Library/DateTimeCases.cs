using System;

namespace Helix.Tests.Kernel.Library;

/// <summary>Calendar and time arithmetic.</summary>
internal static class DateTimeCases
{
    [KernelCase]
    public static void CalendarArithmetic(CaseOutput output)
    {
        var date = new DateTime(2024, 1, 31);
        output.Print(date.AddMonths(1).ToString("yyyy-MM-dd"));
        output.Print(date.AddYears(-1).AddDays(29).ToString("yyyy-MM-dd dddd"));
        output.Print(DateTime.IsLeapYear(1900) + " " + DateTime.IsLeapYear(2000) + " " + DateTime.DaysInMonth(2023, 2));
        output.Print((new DateTime(2024, 12, 25) - new DateTime(2024, 2, 28)).Days);
        output.Print(new DateTime(2024, 12, 31).DayOfYear);
        output.Print(DateTime.MaxValue.Ticks + " " + DateTime.UnixEpoch.Ticks);
    }

    [KernelCase]
    public static void WeekdaysOfAYear(CaseOutput output)
    {
        int[] counts = new int[7];
        for (var day = new DateTime(2023, 1, 1); day.Year == 2023; day = day.AddDays(1))
        {
            counts[(int)day.DayOfWeek]++;
        }

        output.PrintAll(counts);
    }

    [KernelCase]
    public static void OutOfRange(CaseOutput output)
    {
        output.Throws("month 13", static () => Opaque.Use(new DateTime(2024, Opaque.Hide(13), 1)));
        output.Throws("30 February", static () => Opaque.Use(new DateTime(2024, 2, Opaque.Hide(30))));
        output.Throws("past the end", static () => Opaque.Use(DateTime.MaxValue.AddTicks(1)));
        output.Throws("span", static () => Opaque.Use(TimeSpan.FromDays(Opaque.Hide(1e9))));
    }

    [KernelCase]
    public static void DatesAndTimesAlone(CaseOutput output)
    {
        var date = new DateOnly(2024, 2, 28);
        output.Print(date.AddDays(2).ToString("o"));
        output.Print(date.DayNumber);
        var time = new TimeOnly(23, 30);
        output.Print(time.AddHours(2, out int wrapped).ToString("HH:mm") + " " + wrapped);
        output.Print(time.IsBetween(new TimeOnly(22, 0), new TimeOnly(2, 0)));
        output.Print(date.ToDateTime(time).ToString("s"));
    }

    [KernelCase]
    public static void SpansOfTime(CaseOutput output)
    {
        TimeSpan span = TimeSpan.FromHours(1.5) + TimeSpan.FromSeconds(61);
        output.Print(span);
        output.Print(span.TotalMinutes);
        output.Print((span * 2.5).ToString());
        output.Print(span / TimeSpan.FromMinutes(1));
        output.Print(span.CompareTo(TimeSpan.FromDays(1)));
        output.Print(-span < TimeSpan.Zero);
    }

    [KernelCase]
    public static void UtcZone(CaseOutput output)
    {
        output.Print(TimeZoneInfo.Utc.Id);
        output.Print(TimeZoneInfo.Utc.BaseUtcOffset);
        output.Print(TimeZoneInfo.ConvertTimeToUtc(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)).ToString("s"));
        output.Print(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123).ToString("O"));
    }

    [KernelCase]
    public static void TheClockIsSensible(CaseOutput output)
    {
        DateTime first = DateTime.UtcNow, second = DateTime.UtcNow;
        output.Print(first.Kind);
        output.Print(second >= first);
        output.Print(first.Year is >= 2024 and < 2100);
    }
}
