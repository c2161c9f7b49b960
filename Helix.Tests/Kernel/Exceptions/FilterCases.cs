using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Exception filters run in the first pass, before any <c>finally</c>.</summary>
internal static class FilterCases
{
    [KernelCase]
    public static void FilterSelectsHandler(CaseOutput output)
    {
        for (int i = 0; i < 3; i++)
        {
            try
            {
                throw new InvalidOperationException(i.ToString());
            }
            catch (InvalidOperationException exception) when (exception.Message == "0")
            {
                output.Print("zero");
            }
            catch (InvalidOperationException exception) when (exception.Message == "1")
            {
                output.Print("one");
            }
            catch (InvalidOperationException)
            {
                output.Print("other");
            }
        }
    }

    [KernelCase]
    public static void FilterRunsBeforeInnerFinally(CaseOutput output)
    {
        try
        {
            try
            {
                throw new Exception("x");
            }
            finally
            {
                output.Print("finally");
            }
        }
        catch (Exception) when (Say(output, "filter", true))
        {
            output.Print("catch");
        }
    }

    [KernelCase]
    public static void FiltersRunInnermostFirst(CaseOutput output)
    {
        try
        {
            try
            {
                try
                {
                    throw new Exception("x");
                }
                catch (Exception) when (Say(output, "inner", false))
                {
                    output.Print("not here");
                }
            }
            catch (Exception) when (Say(output, "middle", false))
            {
                output.Print("nor here");
            }
        }
        catch (Exception) when (Say(output, "outer", true))
        {
            output.Print("caught");
        }
    }

    [KernelCase]
    public static void ThrowingFilterCountsAsFalse(CaseOutput output)
    {
        try
        {
            try
            {
                throw new InvalidOperationException("original");
            }
            catch (Exception) when (Fail(output))
            {
                output.Print("not here");
            }
        }
        catch (Exception exception)
        {
            output.Print("caught " + exception.Message);
        }
    }

    [KernelCase]
    public static void FilterSeesAndChangesLocals(CaseOutput output)
    {
        int counter = 10;
        string text = "before";
        try
        {
            counter++;
            throw new Exception("x");
        }
        catch (Exception) when (++counter == 12 && (text = "filter") != null)
        {
            output.Print(counter);
            output.Print(text);
        }
    }

    [KernelCase]
    public static void FilterCatchesItsOwnException(CaseOutput output)
    {
        try
        {
            throw new FormatException("outer");
        }
        catch (FormatException exception) when (Inner(output) && exception.Message == "outer")
        {
            output.Print("caught " + exception.Message);
        }

        static bool Inner(CaseOutput output)
        {
            try
            {
                throw new TimeoutException("inside the filter");
            }
            catch (TimeoutException exception)
            {
                output.Print(exception.Message);
                return true;
            }
            finally
            {
                output.Print("finally inside the filter");
            }
        }
    }

    [KernelCase]
    public static void FiltersAcrossFrames(CaseOutput output)
    {
        var order = new List<string>();
        try
        {
            Outer(order);
        }
        catch (Exception) when (Note(order, "top filter", true))
        {
            order.Add("top catch");
        }

        output.PrintAll(order);

        static void Outer(List<string> order)
        {
            try
            {
                Middle(order);
            }
            catch (Exception) when (Note(order, "outer filter", false))
            {
                order.Add("wrong");
            }
            finally
            {
                order.Add("outer finally");
            }
        }

        static void Middle(List<string> order)
        {
            try
            {
                throw new Exception();
            }
            finally
            {
                order.Add("middle finally");
            }
        }
    }

    [KernelCase]
    public static void FilterOnRethrow(CaseOutput output)
    {
        int calls = 0;
        try
        {
            try
            {
                throw new Exception("x");
            }
            catch (Exception) when (++calls > 0)
            {
                throw;
            }
        }
        catch (Exception) when (++calls > 1)
        {
            output.Print(calls);
        }
    }

    [KernelCase]
    public static void FilterOnHardwareFault(CaseOutput output)
    {
        string? text = Opaque.Null<string>();
        try
        {
            output.Print(text!.Length);
        }
        catch (NullReferenceException exception) when (exception.InnerException is null)
        {
            output.Print("null reference");
        }
    }

    private static bool Say(CaseOutput output, string text, bool answer)
    {
        output.Print(text);
        return answer;
    }

    private static bool Note(List<string> order, string text, bool answer)
    {
        order.Add(text);
        return answer;
    }

    private static bool Fail(CaseOutput output)
    {
        output.Print("filter throws");
        throw new ArgumentException("from the filter");
    }
}
