using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Bounds, element types and casts are checked.</summary>
internal static class ArrayFaultCases
{
    [KernelCase]
    public static void IndexOutOfRange(CaseOutput output)
    {
        output.Throws("past the end", static () => Opaque.Use(Opaque.Hide(new int[4])[Opaque.Hide(4)]));
        output.Throws("negative", static () => Opaque.Use(Opaque.Hide(new int[4])[Opaque.Hide(-1)]));
        output.Throws("empty", static () => Opaque.Use(Array.Empty<string>()[Opaque.Hide(0)]));
        output.Throws("huge", static () => Opaque.Use(Opaque.Hide(new byte[4])[Opaque.Hide(uint.MaxValue)]));
        output.Throws("write", static () => Opaque.Hide(new string[2])[Opaque.Hide(2)] = "x");
        output.Throws("in range", static () => Opaque.Use(Opaque.Hide(new int[4])[Opaque.Hide(3)]));
    }

    [KernelCase]
    public static void IndexOfMultidimensionalArray(CaseOutput output)
    {
        output.Throws("first", static () => Opaque.Use(Opaque.Hide(new int[2, 3])[Opaque.Hide(2), 0]));
        output.Throws("second", static () => Opaque.Use(Opaque.Hide(new int[2, 3])[0, Opaque.Hide(3)]));
        output.Throws("negative", static () => Opaque.Use(Opaque.Hide(new int[2, 3])[Opaque.Hide(-1), 0]));
        output.Throws("third", static () => Opaque.Use(Opaque.Hide(new string[2, 2, 2])[1, 1, Opaque.Hide(2)]));
    }

    [KernelCase]
    public static void IndexOfSpanStringAndList(CaseOutput output)
    {
        output.Throws("span", static () => Opaque.Use(new int[3].AsSpan()[Opaque.Hide(3)]));
        output.Throws("slice", static () => Opaque.Use(new int[3].AsSpan(Opaque.Hide(2), 2).Length));
        output.Throws("string", static () => Opaque.Use("abc"[Opaque.Hide(3)]));
        output.Throws("substring", static () => Opaque.Use("abc".Substring(Opaque.Hide(4))));
        output.Throws("list", static () => Opaque.Use(new List<int> { 1 }[Opaque.Hide(1)]));
        output.Throws("from the end", static () => Opaque.Use(Opaque.Hide(new int[3])[^Opaque.Hide(4)]));
    }

    [KernelCase]
    public static void ArrayStoreChecksTheElementType(CaseOutput output)
    {
        object[] strings = Opaque.Hide<object[]>(new string[2]);
        output.Throws("object into string[]", () => strings[0] = new object());
        output.Throws("boxed into string[]", () => strings[0] = 5);
        output.Throws("string into string[]", () => strings[0] = "fine");
        output.Throws("null into string[]", () => strings[1] = null!);
        object[] nested = Opaque.Hide<object[]>(new IComparable[1]);
        output.Throws("int into IComparable[]", () => nested[0] = 5);
        output.Throws("object into IComparable[]", () => nested[0] = new object());
        output.Print(strings[0]);
    }

    [KernelCase]
    public static void InvalidCasts(CaseOutput output)
    {
        object text = Opaque.Hide<object>("text");
        output.Throws("string to int[]", () => Opaque.Use((int[])text));
        output.Throws("string to IDisposable", () => Opaque.Use((IDisposable)text));
        output.Throws("string to Exception", () => Opaque.Use((Exception)text));
        output.Throws("unbox string to int", () => Opaque.Use((int)text));
        output.Throws("unbox int to long", static () => Opaque.Use((long)Opaque.Hide<object>(5)));
        output.Throws("unbox int to enum", static () => Opaque.Use((DayOfWeek)Opaque.Hide<object>(5)));
        output.Throws("string to IComparable", () => Opaque.Use((IComparable)text));
    }

    [KernelCase]
    public static void FailedCastLeavesTheObjectAlone(CaseOutput output)
    {
        object list = Opaque.Hide<object>(new List<int> { 1, 2 });
        Exception? exception = output.Throws("cast", () => Opaque.Use((List<long>)list));
        output.Print(exception!.Message.Length > 0);
        output.PrintAll((List<int>)list);
    }

    [KernelCase]
    public static void NegativeAndMismatchedSizes(CaseOutput output)
    {
        output.Throws("negative length", static () => Opaque.Use(new int[Opaque.Hide(-1)]));
        output.Throws("negative dimension", static () => Opaque.Use(new int[2, Opaque.Hide(-1)]));
        output.Throws("copy too long", static () => Array.Copy(new int[3], new int[2], 3));
        output.Throws("copy of other type", static () => Array.Copy(new int[3], new string[3], 3));
        output.Throws("negative list capacity", static () => Opaque.Use(new List<int>(Opaque.Hide(-1))));
        output.Throws("span into short span", static () => new int[3].AsSpan().CopyTo(new int[2]));
    }
}
