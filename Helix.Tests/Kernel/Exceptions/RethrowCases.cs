using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Rethrow, wrapping and aggregation.</summary>
internal static class RethrowCases
{
    [KernelCase]
    public static void RethrowKeepsTheObject(CaseOutput output)
    {
        Exception? first = null;
        try
        {
            try
            {
                throw new InvalidOperationException("one");
            }
            catch (Exception exception)
            {
                first = exception;
                throw;
            }
        }
        catch (Exception exception)
        {
            output.Print(ReferenceEquals(first, exception));
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void RethrowThroughManyFrames(CaseOutput output)
    {
        int handlers = 0;
        try
        {
            Level(12, ref handlers);
        }
        catch (TimeoutException exception)
        {
            output.Print(exception.Message + " after " + handlers);
        }

        static void Level(int depth, ref int handlers)
        {
            try
            {
                if (depth == 0)
                {
                    throw new TimeoutException("deep");
                }

                Level(depth - 1, ref handlers);
            }
            catch (TimeoutException)
            {
                handlers++;
                throw;
            }
        }
    }

    [KernelCase]
    public static void RethrowAfterNestedCatch(CaseOutput output)
    {
        try
        {
            try
            {
                throw new InvalidOperationException("outer");
            }
            catch (InvalidOperationException)
            {
                try
                {
                    throw new FormatException("inner");
                }
                catch (FormatException exception)
                {
                    output.Print(exception.Message);
                }

                throw;
            }
        }
        catch (Exception exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void RethrowKeepsTheThrowingFrame(CaseOutput output)
    {
        try
        {
            try
            {
                Thrower();
            }
            catch (Exception)
            {
                throw;
            }
        }
        catch (Exception exception)
        {
            output.Print(exception.StackTrace!.Contains(nameof(Thrower)));
        }
    }

    [KernelCase]
    public static void ThrowOfCaughtObjectDropsTheThrowingFrame(CaseOutput output)
    {
        try
        {
            Again();
        }
        catch (Exception exception)
        {
            output.Print(exception.StackTrace!.Contains(nameof(Thrower)));
            output.Print(exception.StackTrace.Contains(nameof(Again)));
        }
    }

    [KernelCase]
    public static void InnerExceptionChain(CaseOutput output)
    {
        try
        {
            try
            {
                try
                {
                    throw new FormatException("root");
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException("middle", exception);
                }
            }
            catch (Exception exception)
            {
                throw new ApplicationException("top", exception);
            }
        }
        catch (Exception exception)
        {
            for (Exception? link = exception; link != null; link = link.InnerException)
            {
                output.Print(link.GetType().Name + " " + link.Message);
            }

            output.Print(exception.GetBaseException().Message);
        }
    }

    [KernelCase]
    public static void AggregateFlattenAndHandle(CaseOutput output)
    {
        var aggregate = new AggregateException(
            "many",
            new FormatException("a"),
            new AggregateException(new TimeoutException("b"), new InvalidOperationException("c")));
        output.PrintAll(aggregate.InnerExceptions.Select(static inner => inner.GetType().Name));
        output.PrintAll(aggregate.Flatten().InnerExceptions.Select(static inner => inner.Message));
        try
        {
            aggregate.Flatten().Handle(static inner => inner is FormatException);
        }
        catch (AggregateException rest)
        {
            output.PrintAll(rest.InnerExceptions.Select(static inner => inner.Message));
        }
    }

    [KernelCase]
    public static void DispatchInfoCarriesTheTrace(CaseOutput output)
    {
        ExceptionDispatchInfo? captured = null;
        try
        {
            Thrower();
        }
        catch (Exception exception)
        {
            captured = ExceptionDispatchInfo.Capture(exception);
        }

        try
        {
            captured!.Throw();
        }
        catch (Exception exception)
        {
            output.Print(exception.Message);
            output.Print(exception.StackTrace!.Contains(nameof(Thrower)));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Thrower() => throw new InvalidOperationException("thrown");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Again()
    {
        try
        {
            Thrower();
        }
        catch (Exception exception)
        {
#pragma warning disable CA2200 // Losing the first trace is what is tested.
            throw exception;
#pragma warning restore CA2200
        }
    }
}
