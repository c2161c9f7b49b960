using System;
using System.Numerics;
using Helix.XSharp;

namespace Helix.Tests.Kernel.Plugs;

/// <summary>Methods with a body in X# and one in C#: the kernel runs the one, the host the other, and the output must agree.</summary>
internal static partial class PlugCases
{
    private static readonly ulong[] _values = [0, 1, 2, 12, 18, 97, 1_000_000_007, 0x8000_0000_0000_0000, ulong.MaxValue];

    [KernelCase]
    public static void Integers(CaseOutput output)
    {
        foreach (ulong left in _values)
        {
            output.Print(Population(left));
            foreach (ulong right in _values)
            {
                output.Print(GreatestDivisor(left, right));
                output.Print(Median((long)left, 100, (long)right));
            }
        }
    }

    [KernelCase]
    public static void FloatingPoint(CaseOutput output)
    {
        output.Print(Scale(1.5, 3));
        output.Print(Scale(-1e300, 1e10));
        output.Print(Scale(double.NaN, 1));
    }

    [XSharpPlug("HelixCasePopulation", Fallback = nameof(PopulationInCSharp))]
    private static partial int Population(ulong value);

    [XSharpPlug("HelixCaseGreatestDivisor", Fallback = nameof(GreatestDivisorInCSharp))]
    private static partial ulong GreatestDivisor(ulong left, ulong right);

    [XSharpPlug("HelixCaseMedian", Fallback = nameof(MedianInCSharp))]
    private static partial long Median(long a, long b, long c);

    [XSharpPlug("HelixCaseScale", Fallback = nameof(ScaleInCSharp))]
    private static partial double Scale(double x, double y);

    private static int PopulationInCSharp(ulong value) => BitOperations.PopCount(value);

    private static ulong GreatestDivisorInCSharp(ulong left, ulong right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }

    private static long MedianInCSharp(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static double ScaleInCSharp(double x, double y) => (x * y) + 0.5;
}
