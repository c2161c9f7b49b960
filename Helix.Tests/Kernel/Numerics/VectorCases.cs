using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Helix.Tests.Kernel.Numerics;

/// <summary>SIMD arithmetic. Widths differ between processors, so only results that do not depend on them are printed.</summary>
internal static class VectorCases
{
    [KernelCase]
    public static void Vector128Arithmetic(CaseOutput output)
    {
        Vector128<int> a = Vector128.Create(Opaque.Hide(1), 2, 3, 4), b = Vector128.Create(10, 20, 30, Opaque.Hide(40));
        output.Print(a + b);
        output.Print(a * b);
        output.Print(Vector128.Max(a, b - Vector128.Create(25)));
        output.Print(Vector128.Sum(a * b));
        output.Print(a & Vector128.Create(1));
        output.Print(Vector128.ShiftLeft(a, 3));
        output.Print(Vector128.Shuffle(a, Vector128.Create(3, 2, 1, 0)));
    }

    [KernelCase]
    public static void Vector128OfReals(CaseOutput output)
    {
        Vector128<double> a = Vector128.Create(Opaque.Hide(1.5), 9.0), b = Vector128.Create(0.25, Opaque.Hide(-2.0));
        output.Print(a / b);
        output.Print(Vector128.Sqrt(a));
        output.Print(Vector128.Dot(a, b));
        output.Print(Vector128.LessThan(a, b));
        output.Print(Vector128.ConditionalSelect(Vector128.GreaterThan(b, Vector128<double>.Zero), a, b));
        output.Print(Vector128.Floor(Vector128.Create(Opaque.Hide(1.9f), -1.1f, 2.5f, 0f)));
    }

    [KernelCase]
    public static void Vector128Conversions(CaseOutput output)
    {
        Vector128<byte> bytes = Vector128.Create((byte)1, 2, 3, 250, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, Opaque.Hide((byte)255));
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(bytes);
        output.Print(lower);
        output.Print(upper);
        output.Print(Vector128.Narrow(lower, upper) == bytes);
        output.Print(bytes.AsUInt32());
        output.Print(bytes.ExtractMostSignificantBits());
        output.Print(Vector128.ConvertToInt32(Vector128.Create(1.9f, -1.9f, 100f, Opaque.Hide(0.5f))));
        output.Print(Vector128.EqualsAny(bytes, Vector128.Create((byte)250)));
    }

    [KernelCase]
    public static void Vector256AndWider(CaseOutput output)
    {
        Vector256<long> a = Vector256.Create(Opaque.Hide(1L), 2, 3, 4);
        output.Print(a + a);
        output.Print(Vector256.Sum(a * a));
        output.Print(a.GetUpper());
        Vector512<int> wide = Vector512.Create(Opaque.Hide(3));
        output.Print(Vector512.Sum(wide));
    }

    [KernelCase]
    public static void VariableWidthVectors(CaseOutput output)
    {
        float[] values = new float[1003];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i % 17;
        }

        var sums = Vector<float>.Zero;
        int at = 0;
        for (; at <= values.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            sums += new Vector<float>(values, at);
        }

        float sum = Vector.Sum(sums);
        for (; at < values.Length; at++)
        {
            sum += values[at];
        }

        output.Print(sum);
        output.Print(values.Sum());
        output.Print(Vector<float>.Count >= 4);
    }

    [KernelCase]
    public static void GeometricVectors(CaseOutput output)
    {
        var a = new Vector3(Opaque.Hide(1f), 2, 3);
        var b = new Vector3(-4, 5, Opaque.Hide(0.5f));
        output.Print(Vector3.Cross(a, b));
        output.Print(Vector3.Dot(a, b));
        output.Print((a * b) - (a / 2));
        output.Print(new Vector4(1, 2, 3, Opaque.Hide(4f)).LengthSquared());
        output.Print(Vector2.Lerp(new Vector2(0, 10), new Vector2(10, Opaque.Hide(0f)), 0.25f));
    }

    [KernelCase]
    public static void Matrices(CaseOutput output)
    {
        var matrix = new Matrix4x4(1, 2, 3, 4, 0, 1, 4, 2, 5, 6, Opaque.Hide(0f), 1, 2, 0, 1, 3);
        output.Print(matrix * Matrix4x4.Identity == matrix);
        output.Print(matrix.GetDeterminant());
        output.Print(Vector3.Transform(new Vector3(1, 2, 3), Matrix4x4.CreateTranslation(10, 20, 30)));
        output.Print(Matrix4x4.Transpose(matrix).M14);
    }

    [KernelCase]
    public static void RegistersSurviveThreadSwitches(CaseOutput output)
    {
        long[] wrong = new long[4];
        var threads = new System.Threading.Thread[wrong.Length];
        for (int t = 0; t < threads.Length; t++)
        {
            int index = t;
            threads[t] = new System.Threading.Thread(() =>
            {
                Vector128<int> step = Vector128.Create(index + 1);
                for (int round = 0; round < 200; round++)
                {
                    Vector128<int> sum = Vector128<int>.Zero;
                    double real = 0;
                    for (int i = 0; i < 2000; i++)
                    {
                        sum += step;
                        real += index + 0.5;
                    }

                    wrong[index] += sum == Vector128.Create((index + 1) * 2000) && real == (index + 0.5) * 2000 ? 0 : 1;
                }
            });
            threads[t].Start();
        }

        foreach (System.Threading.Thread thread in threads)
        {
            thread.Join();
        }

        output.PrintAll(wrong);
    }
}
