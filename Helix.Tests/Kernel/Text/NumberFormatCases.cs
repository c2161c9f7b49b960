using System;
using System.Globalization;

namespace Helix.Tests.Kernel.Text;

/// <summary>Formatting of numbers in the invariant culture.</summary>
internal static class NumberFormatCases
{
    [KernelCase]
    public static void StandardFormatsOfIntegers(CaseOutput output)
    {
        foreach (string format in new[] { "D", "D8", "X", "x8", "N", "N0", "C", "E3", "F2", "G", "P1", "B", "B12" })
        {
            output.Print(format, Opaque.Hide(1234).ToString(format, CultureInfo.InvariantCulture));
        }

        output.Print(Opaque.Hide(-1234).ToString("N1", CultureInfo.InvariantCulture));
        output.Print(Opaque.Hide(-255).ToString("X"));
        output.Print(long.MinValue.ToString());
        output.Print(ulong.MaxValue.ToString("N0", CultureInfo.InvariantCulture));
    }

    [KernelCase]
    public static void StandardFormatsOfDoubles(CaseOutput output)
    {
        double[] values = [0, 1, -1.5, 1234567.891, 1e-10, 1e21, 123456789012345680.0];
        foreach (double value in values)
        {
            output.Print(string.Join(" | ", value.ToString("R"), value.ToString("F3"), value.ToString("E2"), value.ToString("G5"), value.ToString("N1"), value.ToString("P0")));
        }
    }

    [KernelCase]
    public static void ShortestRoundTrip(CaseOutput output)
    {
        double[] values = [0.1, 1.0 / 3, Math.PI, Math.E, double.Epsilon, double.MaxValue, double.MinValue, 5e-324, 2.2250738585072014e-308, 9007199254740993, 0.30000000000000004, 1e23];
        foreach (double value in values)
        {
            output.Print(value.ToString("R", CultureInfo.InvariantCulture));
        }

        float[] singles = [0.1f, 1f / 3, float.MaxValue, float.Epsilon, 16777217f];
        foreach (float value in singles)
        {
            output.Print(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    [KernelCase]
    public static void SpecialValues(CaseOutput output)
    {
        output.Print(double.NaN);
        output.Print(double.PositiveInfinity);
        output.Print(float.NegativeInfinity);
        output.Print(-0.0);
        output.Print(Half.NaN);
        output.Print(Opaque.Hide(0.0) / Opaque.Hide(0.0));
    }

    [KernelCase]
    public static void CustomFormats(CaseOutput output)
    {
        foreach (string format in new[] { "0000", "#,##0.00", "0.###", "0.0%", "+0;-0;zero", "0.00e+00", "'text' 0", "##-##", "00:00" })
        {
            output.Print(format, string.Join(" | ", 1234.5.ToString(format), (-0.567).ToString(format), 0.0.ToString(format)));
        }
    }

    [KernelCase]
    public static void Decimals(CaseOutput output)
    {
        decimal[] values = [0m, 1.10m, -123456.789m, decimal.MaxValue, 0.0000000000000000000000000001m, 1e10m];
        foreach (decimal value in values)
        {
            output.Print($"{value} {value:F2} {value:N3} {value:G4} {value:E1}");
        }
    }

    [KernelCase]
    public static void OtherCultureData(CaseOutput output)
    {
        var info = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        info.NumberDecimalSeparator = ",";
        info.NumberGroupSeparator = ".";
        info.NegativeSign = "~";
        output.Print((-1234567.891).ToString("N2", info));
        output.Print(CultureInfo.CurrentCulture.Name.Length);
        output.Print(CultureInfo.InvariantCulture.NumberFormat.CurrencySymbol);
    }

    [KernelCase]
    public static void IntoSpans(CaseOutput output)
    {
        Span<char> buffer = stackalloc char[32];
        output.Print(12345.TryFormat(buffer, out int written) + " " + new string(buffer[..written]));
        output.Print(1.5.TryFormat(buffer[..2], out written) + " " + written);
        Span<byte> bytes = stackalloc byte[32];
        output.Print((-77L).TryFormat(bytes, out written) + " " + written + " " + bytes[0]);
        output.Print(Guid.Empty.TryFormat(buffer, out written) + " " + written);
    }
}
