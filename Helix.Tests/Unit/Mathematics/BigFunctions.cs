using System;
using System.Numerics;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>
/// Elementary functions to some 300 bits, by series and identities: slow, simple, and independent of the code under test.
/// </summary>
internal static class BigFunctions
{
    private const int PiBits = 1700;

    private static readonly BigInteger ScaledPi = (16 * InverseArcTangent(5)) - (4 * InverseArcTangent(239));

    internal static BigReal Pi { get; } = new(ScaledPi, -PiBits);

    internal static BigReal Ln2 { get; } = Atanh(new BigReal(1, 0) / 3).Scale(1);

    internal static BigReal Ln10 { get; } = Log(10);

    internal static BigReal Exp(BigReal x)
    {
        int power = (int)Math.Round((x / Ln2).ToDouble());
        BigReal rest = (x - (Ln2 * power)).Scale(-12);
        BigReal sum = 1;
        BigReal term = 1;
        for (int n = 1; term.Magnitude > -BigReal.Bits - 8; n++)
        {
            term = term * rest / n;
            sum += term;
        }

        for (int i = 0; i < 12; i++)
        {
            sum *= sum;
        }

        return sum.Scale(power);
    }

    internal static BigReal Log(BigReal x)
    {
        int power = x.Magnitude;
        BigReal mantissa = x.Scale(-power);
        BigReal result = BigReal.From(Math.Log(mantissa.ToDouble()));
        for (int i = 0; i < 3; i++)
        {
            BigReal value = Exp(result);
            result += ((mantissa - value) / (mantissa + value)).Scale(1);
        }

        return result + (Ln2 * power);
    }

    /// <summary>Sine and cosine; the angle is reduced with π to 1700 bits.</summary>
    internal static (BigReal Sin, BigReal Cos) SinCos(BigReal x)
    {
        int shift = PiBits + x.Exponent;
        BigInteger angle = shift >= 0 ? x.Mantissa << shift : x.Mantissa >> -shift;
        BigInteger quarter = ScaledPi >> 1;
        BigInteger turns = BigInteger.Divide(angle + (angle.Sign * (quarter >> 1)), quarter);
        BigReal rest = turns.IsZero ? x : new BigReal(angle - (turns * quarter), -PiBits);
        BigReal sine = Series(rest, rest, 2);
        BigReal cosine = Series(1, rest, 1);
        return (int)(((turns % 4) + 4) % 4) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }

    internal static BigReal Atan(BigReal x)
    {
        if (x.Magnitude > 2)
        {
            BigReal rest = Pi.Scale(-1) - Atan(1 / (x.Mantissa.Sign < 0 ? -x : x));
            return x.Mantissa.Sign < 0 ? -rest : rest;
        }

        // A double is good to 52 bits; the rest is the arc tangent of something tiny.
        BigReal guess = BigReal.From(Math.Atan(x.ToDouble()));
        (BigReal sine, BigReal cosine) = SinCos(guess);
        BigReal tangent = ((x * cosine) - sine) / (cosine + (x * sine));
        BigReal square = tangent * tangent;
        return guess + (tangent * (1 - (square * ((new BigReal(1, 0) / 3) - (square / 5)))));
    }

    internal static BigReal Atanh(BigReal x)
    {
        BigReal square = x * x;
        BigReal sum = x;
        BigReal power = x;
        for (int n = 3; power.Magnitude > x.Magnitude - BigReal.Bits - 8; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }

    /// <summary>first·(1 − x²/(n(n+1)) + …) from n = start: the sine for x and 2, the cosine for 1 and 1.</summary>
    private static BigReal Series(BigReal first, BigReal x, int start)
    {
        BigReal square = x * x;
        BigReal sum = first;
        BigReal term = first;
        for (int n = start; term.Magnitude > first.Magnitude - BigReal.Bits - 8; n += 2)
        {
            term = -(term * square) / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    /// <summary>atan(1/n)·2^PiBits.</summary>
    private static BigInteger InverseArcTangent(int n)
    {
        BigInteger power = (BigInteger.One << PiBits) / n;
        BigInteger sum = power;
        for (int i = 3; !power.IsZero; i += 2)
        {
            power /= -n * n;
            sum += power / i;
        }

        return sum;
    }
}
