using System;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>What a frame holds - integers, floating point, structs, references - survives a throw below it.</summary>
internal static class ExceptionStateCases
{
    private static int _depth;

    [KernelCase]
    public static void IntegersSurvive(CaseOutput output)
    {
        int a = Opaque.Hide(1), b = Opaque.Hide(2), c = Opaque.Hide(3), d = Opaque.Hide(4), e = Opaque.Hide(5);
        for (int i = 0; i < 5; i++)
        {
            try
            {
                a += b;
                Fail(i);
            }
            catch (FormatException)
            {
                b += c;
                c += d;
            }
            finally
            {
                d += e;
                e += a;
            }
        }

        output.Print($"{a} {b} {c} {d} {e}");
    }

    [KernelCase]
    public static void FloatingPointSurvives(CaseOutput output)
    {
        double x = Opaque.Hide(1.5), y = Opaque.Hide(2.25);
        float z = Opaque.Hide(0.125f);
        for (int i = 0; i < 10; i++)
        {
            try
            {
                x *= 1.5;
                Fail(i);
            }
            catch (FormatException)
            {
                y += x;
                z += (float)y;
            }
        }

        output.Print(x);
        output.Print(y);
        output.Print(z);
    }

    [KernelCase]
    public static void StructsAndReferencesSurvive(CaseOutput output)
    {
        var pair = (Text: "a", Number: 1L);
        decimal money = 1.10m;
        string text = "start";
        for (int i = 0; i < 4; i++)
        {
            try
            {
                text += i;
                money *= 1.1m;
                Fail(i);
            }
            catch (FormatException exception)
            {
                pair = (pair.Text + exception.Message, pair.Number * 3);
            }
        }

        output.Print(pair.Text + " " + pair.Number);
        output.Print(money);
        output.Print(text);
    }

    [KernelCase]
    public static void ByReferenceParametersSurvive(CaseOutput output)
    {
        int value = 1;
        Guid guid = Guid.Empty;
        Change(ref value, out guid);
        output.Print(value);
        output.Print(guid);

        static void Change(ref int value, out Guid guid)
        {
            guid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            try
            {
                value += 10;
                Fail(1);
            }
            catch (FormatException)
            {
                value *= 2;
            }
        }
    }

    [KernelCase]
    public static void CollectionDuringUnwinding(CaseOutput output)
    {
        string text = "kept " + Opaque.Hide(7);
        try
        {
            try
            {
                Fail(3);
            }
            finally
            {
                GC.Collect();
                for (int i = 0; i < 1000; i++)
                {
                    Opaque.Use(new byte[100]);
                }
            }
        }
        catch (FormatException exception)
        {
            GC.Collect();
            output.Print(text);
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void StaticsAreConsistentAfterUnwinding(CaseOutput output)
    {
        _depth = 0;
        try
        {
            Enter(10);
        }
        catch (FormatException)
        {
            output.Print(_depth);
        }

        static void Enter(int levels)
        {
            _depth++;
            try
            {
                if (levels == 0)
                {
                    Fail(0);
                }

                Enter(levels - 1);
            }
            finally
            {
                _depth--;
            }
        }
    }

    private static void Fail(int number) => throw new FormatException(number.ToString());
}
