using System;
using System.Runtime.CompilerServices;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Unwinding through many frames of different shapes.</summary>
internal static class DeepStackCases
{
    private const int Depth = 1000;

    private delegate void Step(int depth);

    [KernelCase]
    public static void ThrowThroughAThousandFrames(CaseOutput output)
    {
        try
        {
            output.Print(Plain(Depth));
        }
        catch (InvalidOperationException exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void FinallyInEachOfAThousandFrames(CaseOutput output)
    {
        int count = 0;
        try
        {
            WithFinally(Depth, ref count);
        }
        catch (InvalidOperationException)
        {
            output.Print(count);
        }
    }

    [KernelCase]
    public static void UnmatchedHandlersInEachFrame(CaseOutput output)
    {
        try
        {
            WithWrongHandler(300);
        }
        catch (InvalidOperationException exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void FramesWithManyLiveRegisters(CaseOutput output)
    {
        try
        {
            output.Print(Registers(50, 1, 2, 3, 4, 5, 6));
        }
        catch (InvalidOperationException exception)
        {
            output.Print(exception.Message);
        }

        output.Print(Guarded(1, 2, 3, 4, 5, 6));
    }

    [KernelCase]
    public static void FramesWithLargeLocals(CaseOutput output)
    {
        try
        {
            output.Print(Large(20));
        }
        catch (InvalidOperationException exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void FramesOfDelegatesAndLambdas(CaseOutput output)
    {
        Step step = null!;
        int deepest = 0;
        step = depth =>
        {
            if (depth == 100)
            {
                throw new InvalidOperationException("at " + depth);
            }

            deepest = depth;
            step(depth + 1);
        };

        try
        {
            step(0);
        }
        catch (InvalidOperationException exception)
        {
            output.Print(exception.Message + " deepest " + deepest);
        }
    }

    [KernelCase]
    public static void ManyThrowsInALoop(CaseOutput output)
    {
        int caught = 0;
        for (int i = 0; i < 2000; i++)
        {
            try
            {
                Plain(i % 7);
            }
            catch (InvalidOperationException)
            {
                caught++;
            }
        }

        output.Print(caught);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Plain(int depth)
    {
        if (depth == 0)
        {
            throw new InvalidOperationException("bottom");
        }

        return Plain(depth - 1) + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WithFinally(int depth, ref int count)
    {
        try
        {
            if (depth == 0)
            {
                throw new InvalidOperationException();
            }

            WithFinally(depth - 1, ref count);
        }
        finally
        {
            count++;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WithWrongHandler(int depth)
    {
        try
        {
            return depth == 0 ? throw new InvalidOperationException("passed all") : WithWrongHandler(depth - 1) + 1;
        }
        catch (FormatException)
        {
            return -1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Registers(int depth, long a, long b, long c, long d, long e, long f)
    {
        if (depth == 0)
        {
            throw new InvalidOperationException("registers");
        }

        long below = Registers(depth - 1, f + 1, a * 3, b ^ c, c + d, d - e, e * 2);
        return below + (a * b) + (c * d) + (e * f);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Guarded(long a, long b, long c, long d, long e, long f)
    {
        long sum = a + b;
        for (int i = 0; i < 10; i++)
        {
            try
            {
                sum += a;
                Registers(i, a, b, c, d, e, f);
            }
            catch (InvalidOperationException)
            {
                sum += (b * c) + (d * e) + f;
                a++;
                f += 2;
            }
        }

        return sum + a + b + c + d + e + f;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Large(int depth)
    {
        Span<long> space = stackalloc long[600];
        space.Fill(depth);
        if (depth == 0)
        {
            throw new InvalidOperationException("large");
        }

        return Large(depth - 1) + (int)space[depth];
    }
}
