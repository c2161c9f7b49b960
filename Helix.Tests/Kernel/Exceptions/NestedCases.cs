using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Exceptions raised while another one is being handled.</summary>
internal static class NestedCases
{
    [KernelCase]
    public static void ThrowInCatch(CaseOutput output)
    {
        try
        {
            try
            {
                throw new FormatException("first");
            }
            catch (FormatException exception)
            {
                throw new TimeoutException("second after " + exception.Message);
            }
        }
        catch (TimeoutException exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void TryInsideCatchLeavesOuterIntact(CaseOutput output)
    {
        try
        {
            throw new FormatException("outer");
        }
        catch (FormatException outer)
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    throw new TimeoutException("inner " + i);
                }
                catch (TimeoutException inner)
                {
                    output.Print(outer.Message + ", " + inner.Message);
                }
            }
        }
    }

    [KernelCase]
    public static void RecursionThroughCatchBlocks(CaseOutput output)
    {
        output.Print(Descend(20));

        static int Descend(int depth)
        {
            if (depth == 0)
            {
                return 0;
            }

            try
            {
                throw new InvalidOperationException(depth.ToString());
            }
            catch (InvalidOperationException exception)
            {
                return int.Parse(exception.Message) + Descend(depth - 1);
            }
        }
    }

    [KernelCase]
    public static void RecursionThroughFinallyBlocks(CaseOutput output)
    {
        var order = new List<int>();
        try
        {
            Descend(6, order);
        }
        catch (Exception exception)
        {
            output.Print(exception.Message);
        }

        output.PrintAll(order);

        static void Descend(int depth, List<int> order)
        {
            try
            {
                throw new Exception("level " + depth);
            }
            finally
            {
                order.Add(depth);
                if (depth > 0)
                {
                    Descend(depth - 1, order);
                }
            }
        }
    }

    [KernelCase]
    public static void FinallyThrowsDuringSecondPass(CaseOutput output)
    {
        try
        {
            Outer(output);
        }
        catch (Exception exception)
        {
            output.Print("top " + exception.Message);
        }

        static void Outer(CaseOutput output)
        {
            try
            {
                Inner(output);
            }
            catch (FormatException exception)
            {
                output.Print("outer " + exception.Message);
            }
        }

        static void Inner(CaseOutput output)
        {
            try
            {
                throw new FormatException("original");
            }
            finally
            {
                output.Print("finally");
                Raise();
            }
        }
    }

    [KernelCase]
    public static void ThreeHandlersThreeExceptions(CaseOutput output)
    {
        var seen = new List<string>();
        try
        {
            try
            {
                try
                {
                    Raise();
                }
                catch (TimeoutException exception)
                {
                    seen.Add(exception.GetType().Name);
                    int zero = Opaque.Hide(0);
                    seen.Add((1 / zero).ToString());
                }
            }
            catch (DivideByZeroException exception)
            {
                seen.Add(exception.GetType().Name);
                int[] empty = Opaque.Hide(Array.Empty<int>());
                seen.Add(empty[3].ToString());
            }
        }
        catch (IndexOutOfRangeException exception)
        {
            seen.Add(exception.GetType().Name);
        }

        output.PrintAll(seen);
    }

    [KernelCase]
    public static void CatchInsideFilterInsideFinally(CaseOutput output)
    {
        try
        {
            try
            {
                throw new FormatException("a");
            }
            finally
            {
                try
                {
                    throw new TimeoutException("b");
                }
                catch (TimeoutException) when (Swallow(output))
                {
                    output.Print("b handled");
                }
            }
        }
        catch (FormatException)
        {
            output.Print("a handled");
        }

        static bool Swallow(CaseOutput output)
        {
            try
            {
                throw new ArgumentException("c");
            }
            catch (ArgumentException exception)
            {
                output.Print(exception.Message + " handled");
                return true;
            }
        }
    }

    private static void Raise() => throw new TimeoutException("raised");
}
