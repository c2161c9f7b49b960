using System;

namespace Helix.Tests.Kernel.Types;

/// <summary>Nullable value types: lifting, boxing, conversions.</summary>
internal static class NullableCases
{
    [KernelCase]
    public static void LiftedOperators(CaseOutput output)
    {
        int? a = Opaque.Hide<int?>(5), none = Opaque.Hide<int?>(null);
        output.Print(a + 1);
        output.Print((a + none) is null);
        output.Print(a > none);
        output.Print(none == null);
        output.Print(none ?? -1);
        bool? yes = true, unknown = null;
        output.Print((yes | unknown) == true);
        output.Print((yes & unknown) is null);
    }

    [KernelCase]
    public static void Boxing(CaseOutput output)
    {
        int? value = Opaque.Hide<int?>(5), none = Opaque.Hide<int?>(null);
        object? boxed = value;
        output.Print(boxed!.GetType().Name);
        output.Print((object?)none is null);
        output.Print((int?)boxed);
        output.Print(((int?)Opaque.Null<object>()).HasValue);
        output.Print(boxed is int);
        output.Throws("unbox other", () => Opaque.Use((long?)boxed));
    }

    [KernelCase]
    public static void ValueOfNothing(CaseOutput output)
    {
        int? none = Opaque.Hide<int?>(null);
        output.Throws("Value", () => Opaque.Use(none!.Value));
        output.Throws("cast", () => Opaque.Use((int)none!));
        output.Print(none.GetValueOrDefault());
        output.Print(none.GetValueOrDefault(7));
        output.Print(none.ToString()!.Length);
        output.Print(none.GetHashCode());
    }

    [KernelCase]
    public static void OfStructs(CaseOutput output)
    {
        DateTime? date = Opaque.Hide<DateTime?>(new DateTime(2020, 2, 3));
        Guid? guid = Opaque.Hide<Guid?>(null);
        (int, string)? pair = Opaque.Hide<(int, string)?>((1, "x"));
        output.Print(date?.Year);
        output.Print(guid?.ToString() ?? "no guid");
        output.Print(pair?.Item2);
        output.Print(Nullable.Compare(date, null));
        output.Print(Nullable.Equals(pair, (1, "x")));
    }

    [KernelCase]
    public static void InterfaceCallThroughNullable(CaseOutput output)
    {
        int? value = Opaque.Hide<int?>(5);
        IComparable comparable = value!;
        output.Print(comparable.CompareTo(4));
        output.Print(Describe<int?>(6));
        output.Print(Describe<int?>(null));

        static string Describe<T>(T value) => value is null ? "nothing" : "some " + value;
    }
}
