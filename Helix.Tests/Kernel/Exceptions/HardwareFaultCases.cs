using System;
using System.Runtime.CompilerServices;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Processor faults become .NET exceptions.</summary>
internal static class HardwareFaultCases
{
    private interface IService
    {
        int Serve();
    }

    [KernelCase]
    public static void NullFieldRead(CaseOutput output) =>
        output.Throws("field read", static () => Opaque.Use(Opaque.Null<Node>()!.Value));

    [KernelCase]
    public static void NullFieldWrite(CaseOutput output) =>
        output.Throws("field write", static () => Opaque.Null<Node>()!.Value = 1);

    [KernelCase]
    public static void NullReferenceFieldWrite(CaseOutput output)
    {
        output.Throws("reference field write", static () => Opaque.Null<Node>()!.Next = new Node());
        output.Throws("reference field read", static () => Opaque.Use(Opaque.Null<Node>()!.Next!.Next));
    }

    [KernelCase]
    public static void NullVirtualCall(CaseOutput output)
    {
        output.Throws("virtual call", static () => Opaque.Null<Node>()!.Virtual());
        output.Throws("instance call", static () => Opaque.Null<Node>()!.Instance());
        output.Throws("ToString", static () => Opaque.Null<object>()!.ToString());
    }

    [KernelCase]
    public static void NullInterfaceCall(CaseOutput output)
    {
        output.Throws("interface call", static () => Opaque.Null<IService>()!.Serve());
        output.Throws("generic interface call", static () => Opaque.Null<IComparable<int>>()!.CompareTo(1));
    }

    [KernelCase]
    public static void NullDelegateCall(CaseOutput output) =>
        output.Throws("delegate call", static () => Opaque.Null<Action>()!());

    [KernelCase]
    public static void NullArrayAccess(CaseOutput output)
    {
        output.Throws("element read", static () => Opaque.Use(Opaque.Null<int[]>()![3]));
        output.Throws("element write", static () => Opaque.Null<string[]>()![0] = "x");
        output.Throws("length", static () => Opaque.Use(Opaque.Null<long[]>()!.Length));
        output.Throws("two dimensions", static () => Opaque.Use(Opaque.Null<int[,]>()![1, 1]));
        output.Throws("foreach", static () =>
        {
            foreach (int value in Opaque.Null<int[]>()!)
            {
                Opaque.Use(value);
            }
        });
    }

    [KernelCase]
    public static void NullLargeOffset(CaseOutput output)
    {
        output.Throws("far field read", static () => Opaque.Use(Opaque.Null<Wide>()!.Last));
        output.Throws("far field write", static () => Opaque.Null<Wide>()!.Last = 7);
    }

    [KernelCase]
    public static void NullUnboxAndLock(CaseOutput output)
    {
        output.Throws("unbox", static () => Opaque.Use((int)Opaque.Null<object>()!));
        output.Throws("lock", static () =>
        {
            lock (Opaque.Null<object>()!)
            {
                Opaque.Use(1);
            }
        });
    }

    [KernelCase]
    public static void DivisionByZero(CaseOutput output)
    {
        output.Throws("int", static () => Opaque.Use(1 / Opaque.Hide(0)));
        output.Throws("uint", static () => Opaque.Use(1u / Opaque.Hide(0u)));
        output.Throws("long", static () => Opaque.Use(1L / Opaque.Hide(0L)));
        output.Throws("ulong", static () => Opaque.Use(1ul / Opaque.Hide(0ul)));
        output.Throws("int remainder", static () => Opaque.Use(7 % Opaque.Hide(0)));
        output.Throws("long remainder", static () => Opaque.Use(7L % Opaque.Hide(0L)));
        output.Throws("short", static () => Opaque.Use(Opaque.Hide((short)5) / Opaque.Hide((short)0)));
        output.Throws("decimal", static () => Opaque.Use(1m / Opaque.Hide(0m)));
        output.Print(1.0 / Opaque.Hide(0.0));
    }

    [KernelCase]
    public static void DivisionOverflow(CaseOutput output)
    {
        Exception? quotient = output.Throws("int.MinValue / -1", static () => Opaque.Use(Opaque.Hide(int.MinValue) / Opaque.Hide(-1)));
        output.Print(quotient is ArithmeticException);
        output.Throws("long.MinValue / -1", static () => Opaque.Use(Opaque.Hide(long.MinValue) / Opaque.Hide(-1L)));
        output.Throws("int.MinValue % -1", static () => Opaque.Use(Opaque.Hide(int.MinValue) % Opaque.Hide(-1)));
        output.Throws("long.MinValue % -1", static () => Opaque.Use(Opaque.Hide(long.MinValue) % Opaque.Hide(-1L)));
    }

    [KernelCase]
    public static void FaultsKeepLocalsOfTheHandler(CaseOutput output)
    {
        int zero = Opaque.Hide(0);
        long sum = 0;
        for (int i = 1; i <= 50; i++)
        {
            long before = sum + i;
            try
            {
                sum += i / zero;
            }
            catch (DivideByZeroException)
            {
                sum = before * 2;
            }
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void FaultInsideFinallyAndCatch(CaseOutput output)
    {
        try
        {
            try
            {
                Opaque.Use(Opaque.Null<Node>()!.Value);
            }
            catch (NullReferenceException)
            {
                Opaque.Use(3 / Opaque.Hide(0));
            }
            finally
            {
                output.Throws("in finally", static () => Opaque.Use(Opaque.Null<Wide>()!.Last));
            }
        }
        catch (DivideByZeroException)
        {
            output.Print("divide");
        }
    }

    private class Node
    {
        public int Value;
        public Node? Next;

        public virtual int Virtual() => Value;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public int Instance() => Value;
    }

    [InlineArray(3000)]
    private struct Padding
    {
        private long _element;
    }

    private sealed class Wide
    {
        public Padding Space = default;
        public long Last;

        public long Touch() => Space[0] + Last;
    }
}
