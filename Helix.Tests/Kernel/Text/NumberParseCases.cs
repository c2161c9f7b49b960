using System;
using System.Globalization;
using System.Numerics;

namespace Helix.Tests.Kernel.Text;

/// <summary>Parsing of numbers in the invariant culture.</summary>
internal static class NumberParseCases
{
    [KernelCase]
    public static void Integers(CaseOutput output)
    {
        foreach (string text in new[] { "0", "-17", "+5", " 42 ", "2147483647", "2147483648", "", "1.5", "0x10", "1,000", "--1" })
        {
            output.Print(text, int.TryParse(text, out int value) ? value.ToString() : "refused");
        }

        output.Print(ulong.Parse("18446744073709551615"));
        output.Print(sbyte.TryParse("-129", out _));
    }

    [KernelCase]
    public static void Styles(CaseOutput output)
    {
        output.Print(int.Parse("ff", NumberStyles.HexNumber));
        output.Print(int.Parse("1011", NumberStyles.BinaryNumber));
        output.Print(int.Parse("(1,234)", NumberStyles.Currency, CultureInfo.InvariantCulture));
        output.Print(int.Parse("12e2", NumberStyles.AllowExponent));
        output.Print(uint.Parse("DEADBEEF", NumberStyles.HexNumber).ToString("x"));
        output.Print(long.TryParse("1 2", NumberStyles.Integer, CultureInfo.InvariantCulture, out _));
    }

    [KernelCase]
    public static void Doubles(CaseOutput output)
    {
        foreach (string text in new[] { "0.1", "-1e10", "1E-400", "1e400", ".5", "5.", "NaN", "Infinity", "-∞", "1,234.5", "abc", "4.9406564584124654e-324", "1.7976931348623157e308", "0.1000000000000000055511151231257827" })
        {
            output.Print(text, double.TryParse(text, CultureInfo.InvariantCulture, out double value) ? value.ToString("R", CultureInfo.InvariantCulture) : "refused");
        }

        output.Print(float.Parse("16777217", CultureInfo.InvariantCulture));
    }

    [KernelCase]
    public static void RoundTripsOfRandomDoubles(CaseOutput output)
    {
        var random = new Random(11);
        int wrong = 0;
        for (int i = 0; i < 2000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value))
            {
                wrong += double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(value) ? 0 : 1;
            }
        }

        output.Print(wrong);
    }

    [KernelCase]
    public static void DecimalsAndBigOnes(CaseOutput output)
    {
        output.Print(decimal.Parse("79228162514264337593543950335"));
        output.Print(decimal.Parse("1.50"));
        output.Print(decimal.TryParse("79228162514264337593543950336", out _));
        output.Print(BigInteger.Parse("123456789012345678901234567890"));
        output.Print(Int128.Parse("-170141183460469231731687303715884105728"));
        output.Print(Half.Parse("1.5", CultureInfo.InvariantCulture));
    }

    [KernelCase]
    public static void Failures(CaseOutput output)
    {
        output.Throws("format", static () => int.Parse("x"));
        output.Throws("overflow", static () => byte.Parse("256"));
        output.Throws("null", static () => int.Parse(Opaque.Null<string>()!));
        output.Throws("bool", static () => bool.Parse("yes"));
        output.Print(bool.Parse("True"));
        output.Print(bool.TryParse(" false ", out bool value) + " " + value);
    }
}
