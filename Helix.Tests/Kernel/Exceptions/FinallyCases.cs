using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary><c>finally</c> runs once, in order, however the block is left.</summary>
internal static class FinallyCases
{
    [KernelCase]
    public static void RunsWithoutException(CaseOutput output)
    {
        try
        {
            output.Print("body");
        }
        finally
        {
            output.Print("finally");
        }
    }

    [KernelCase]
    public static void InnermostFirst(CaseOutput output)
    {
        try
        {
            try
            {
                try
                {
                    throw new Exception("x");
                }
                finally
                {
                    output.Print("first");
                }
            }
            finally
            {
                output.Print("second");
            }
        }
        catch (Exception exception)
        {
            output.Print("caught " + exception.Message);
        }
        finally
        {
            output.Print("third");
        }
    }

    [KernelCase]
    public static void ReturnRunsFinally(CaseOutput output)
    {
        output.Print(Compute(output));

        static int Compute(CaseOutput output)
        {
            int value = 1;
            try
            {
                return value;
            }
            finally
            {
                value = 99;
                output.Print("finally after return");
            }
        }
    }

    [KernelCase]
    public static void BreakAndContinueRunFinally(CaseOutput output)
    {
        var order = new List<string>();
        for (int i = 0; i < 5; i++)
        {
            try
            {
                if (i == 1)
                {
                    continue;
                }

                if (i == 3)
                {
                    break;
                }

                order.Add("body " + i);
            }
            finally
            {
                order.Add("finally " + i);
            }
        }

        output.PrintAll(order);
    }

    [KernelCase]
    public static void ExceptionInFinallyReplaces(CaseOutput output)
    {
        try
        {
            try
            {
                throw new InvalidOperationException("first");
            }
            finally
            {
                Raise("second");
            }
        }
        catch (Exception exception)
        {
            output.Print(exception.GetType().Name + " " + exception.Message);
        }
    }

    [KernelCase]
    public static void CatchInsideFinally(CaseOutput output)
    {
        try
        {
            try
            {
                throw new InvalidOperationException("outer");
            }
            finally
            {
                try
                {
                    Raise("inner");
                }
                catch (FormatException exception)
                {
                    output.Print("handled " + exception.Message);
                }
            }
        }
        catch (InvalidOperationException exception)
        {
            output.Print("caught " + exception.Message);
        }
    }

    [KernelCase]
    public static void UsingDisposesInReverse(CaseOutput output)
    {
        try
        {
            using var first = new Resource(output, "first");
            using var second = new Resource(output, "second");
            throw new Exception("body");
        }
        catch (Exception exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void FinallyAcrossFramesSeesLocals(CaseOutput output)
    {
        int[] totals = new int[3];
        try
        {
            Level(3, totals);
        }
        catch (FormatException)
        {
            output.PrintAll(totals);
        }

        static void Level(int depth, int[] totals)
        {
            int local = depth * 10;
            long other = depth + 1000L;
            try
            {
                local++;
                if (depth == 0)
                {
                    throw new FormatException();
                }

                Level(depth - 1, totals);
            }
            finally
            {
                if (depth > 0)
                {
                    totals[depth - 1] = local + (int)other;
                }
            }
        }
    }

    [KernelCase]
    public static void GotoOutOfNestedTry(CaseOutput output)
    {
        int round = 0;
    again:
        try
        {
            try
            {
                round++;
                if (round < 3)
                {
                    goto again;
                }
            }
            finally
            {
                output.Print("inner " + round);
            }
        }
        finally
        {
            output.Print("outer " + round);
        }
    }

    [KernelCase]
    public static void FinallyAfterCatchThatThrows(CaseOutput output)
    {
        try
        {
            try
            {
                throw new Exception("a");
            }
            catch (Exception)
            {
                Raise("b");
            }
            finally
            {
                output.Print("finally");
            }
        }
        catch (FormatException exception)
        {
            output.Print(exception.Message);
        }
    }

    private static void Raise(string message) => throw new FormatException(message);

    private sealed class Resource(CaseOutput output, string name) : IDisposable
    {
        public void Dispose() => output.Print("dispose " + name);
    }
}
