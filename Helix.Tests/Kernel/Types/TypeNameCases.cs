using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary><c>typeof</c>, <c>GetType</c> and what a <see cref="Type"/> tells.</summary>
internal static class TypeNameCases
{
    [KernelCase]
    public static void PrimitiveNames(CaseOutput output)
    {
        output.PrintAll([typeof(int), typeof(string), typeof(object), typeof(double), typeof(decimal), typeof(void)]);
        output.PrintAll([typeof(int).Name, typeof(nint).Name, typeof(Half).Name, typeof(char).FullName]);
    }

    [KernelCase]
    public static void GenericNames(CaseOutput output)
    {
        output.Print(typeof(List<int>).ToString());
        output.Print(typeof(Dictionary<string, List<int>>).ToString());
        output.Print(typeof(KeyValuePair<int, string>).Name);
        output.Print(typeof(int?).ToString());
        output.Print(new List<string>().GetType().ToString());
        output.Print(typeof(List<>).ToString());
    }

    [KernelCase]
    public static void ArrayAndNestedNames(CaseOutput output)
    {
        output.Print(typeof(int[]).ToString());
        output.Print(typeof(int[,]).ToString());
        output.Print(typeof(string[][]).ToString());
        output.Print(typeof(Nested).FullName);
        output.Print(typeof(Nested.Deeper).ToString());
        output.Print(new Nested.Deeper().GetType().Name);
        output.Print(typeof(Nested).Namespace);
    }

    [KernelCase]
    public static void Identity(CaseOutput output)
    {
        object text = Opaque.Hide<object>("text");
        output.Print(text.GetType() == typeof(string));
        output.Print(ReferenceEquals(text.GetType(), typeof(string)));
        output.Print(new List<int>().GetType() == typeof(List<int>));
        output.Print(typeof(List<int>) == typeof(List<uint>));
        output.Print(Opaque.Hide<object>(5).GetType() == typeof(int));
        output.Print(typeof(string).GetHashCode() == text.GetType().GetHashCode());
    }

    [KernelCase]
    public static void Properties(CaseOutput output)
    {
        foreach (Type type in new[] { typeof(int), typeof(string), typeof(DayOfWeek), typeof(int[]), typeof(IDisposable), typeof(Nested) })
        {
            output.Print($"{type.Name} {type.IsValueType} {type.IsEnum} {type.IsArray} {type.IsInterface} {type.IsClass} {type.IsSealed} {type.IsPrimitive}");
        }
    }

    [KernelCase]
    public static void BaseTypesAndElements(CaseOutput output)
    {
        output.Print(typeof(ArgumentNullException).BaseType!.Name);
        output.Print(typeof(int).BaseType!.Name);
        output.Print(typeof(object).BaseType is null);
        output.Print(typeof(long[]).GetElementType()!.Name);
        output.Print(typeof(int[,]).GetArrayRank());
        output.Print(typeof(DayOfWeek).GetEnumUnderlyingType().Name);
    }

    [KernelCase]
    public static void Assignability(CaseOutput output)
    {
        output.Print(typeof(object).IsAssignableFrom(typeof(string)));
        output.Print(typeof(IEnumerable<object>).IsAssignableFrom(typeof(List<string>)));
        output.Print(typeof(int).IsAssignableFrom(typeof(long)));
        output.Print(typeof(string).IsInstanceOfType("x"));
        output.Print(typeof(Exception).IsSubclassOf(typeof(object)));
        output.Print(typeof(ArgumentException).IsAssignableTo(typeof(Exception)));
    }

    [KernelCase]
    public static void GenericArguments(CaseOutput output)
    {
        Type map = typeof(Dictionary<string, int>);
        output.Print(map.IsGenericType);
        output.PrintAll(map.GetGenericArguments());
        output.Print(map.GetGenericTypeDefinition() == typeof(Dictionary<,>));
        output.Print(map.IsConstructedGenericType);
        output.Print(Nullable.GetUnderlyingType(typeof(int?))!.Name);
    }

    [KernelCase]
    public static void TypeCodes(CaseOutput output)
    {
        output.PrintAll([Type.GetTypeCode(typeof(int)), Type.GetTypeCode(typeof(string)), Type.GetTypeCode(typeof(DateTime)), Type.GetTypeCode(typeof(Guid))]);
        output.Print(Convert.GetTypeCode(5.5m));
    }

    private sealed class Nested
    {
        public sealed class Deeper;
    }
}
