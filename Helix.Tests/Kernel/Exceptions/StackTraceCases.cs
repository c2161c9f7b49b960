using System;
using System.Runtime.CompilerServices;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Stack traces name the methods. Their exact layout belongs to the runtime, so only names and order are asserted.</summary>
internal static class StackTraceCases
{
    [KernelCase]
    public static void NullBeforeThrow(CaseOutput output)
    {
        output.Print(new InvalidOperationException().StackTrace is null);
    }

    [KernelCase]
    public static void ContainsTheThrowingMethod(CaseOutput output)
    {
        string trace = Trace(Third);
        output.Print(trace.Contains(nameof(Third)));
        output.Print(trace.Contains(nameof(StackTraceCases)));
    }

    [KernelCase]
    public static void FramesAreInOrder(CaseOutput output)
    {
        string trace = Trace(First);
        int third = trace.IndexOf(nameof(Third), StringComparison.Ordinal);
        int second = trace.IndexOf(nameof(Second), StringComparison.Ordinal);
        int first = trace.IndexOf(nameof(First), StringComparison.Ordinal);
        output.Print(third >= 0 && third < second && second < first);
    }

    [KernelCase]
    public static void NamesOfInstanceAndGenericMethods(CaseOutput output)
    {
        string trace = Trace(static () => new Thrower().Raise("text"));
        output.Print(trace.Contains(nameof(Thrower)));
        output.Print(trace.Contains(nameof(Thrower.Raise)));
    }

    [KernelCase]
    public static void ToStringShowsInnerExceptions(CaseOutput output)
    {
        try
        {
            try
            {
                Third();
            }
            catch (Exception exception)
            {
                throw new ApplicationException("outer message", exception);
            }
        }
        catch (Exception exception)
        {
            string text = exception.ToString();
            output.Print(text.StartsWith("System.ApplicationException: outer message", StringComparison.Ordinal));
            output.Print(text.Contains("System.InvalidOperationException: third"));
            output.Print(text.Contains(nameof(Third)));
        }
    }

    [KernelCase]
    public static void HardwareFaultHasATrace(CaseOutput output)
    {
        string trace = Trace(Fault);
        output.Print(trace.Contains(nameof(Fault)));
    }

    [KernelCase]
    public static void RecursionShowsEachFrame(CaseOutput output)
    {
        string trace = Trace(static () => Recurse(10));
        int count = 0;
        for (int at = 0; (at = trace.IndexOf(nameof(Recurse), at, StringComparison.Ordinal)) >= 0; at++)
        {
            count++;
        }

        output.Print(count >= 11);
    }

    [KernelCase]
    public static void CurrentThreadTrace(CaseOutput output)
    {
        output.Print(Here().Contains(nameof(CurrentThreadTrace)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Here()
    {
        string trace = Environment.StackTrace;
        Opaque.Use(trace);
        return trace;
    }

    private static string Trace(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            return exception.StackTrace ?? "";
        }

        return "";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void First()
    {
        Second();
        Opaque.Use(1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Second()
    {
        Third();
        Opaque.Use(2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Third() => throw new InvalidOperationException("third");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fault() => Opaque.Use(Opaque.Null<string>()!.Length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) =>
        depth == 0 ? throw new InvalidOperationException() : Recurse(depth - 1) + 1;

    private sealed class Thrower
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Raise<T>(T value) => throw new InvalidOperationException(value?.ToString());
    }
}
