using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Enums: names, flags, parsing, underlying types.</summary>
internal static class EnumCases
{
    private enum Color
    {
        Red,
        Green = 5,
        Blue,
    }

    [Flags]
    private enum Access : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
        Execute = 4,
        All = Read | Write | Execute,
    }

    private enum Wide : ulong
    {
        Small = 1,
        Huge = ulong.MaxValue,
    }

    [KernelCase]
    public static void Names(CaseOutput output)
    {
        output.Print(Color.Green);
        output.Print(Opaque.Hide((Color)6).ToString());
        output.Print(Opaque.Hide((Color)99).ToString());
        output.Print(Opaque.Hide((Color)(-1)).ToString());
        output.Print($"{Color.Red} {DayOfWeek.Friday}");
        output.Print(Wide.Huge);
    }

    [KernelCase]
    public static void FlagNames(CaseOutput output)
    {
        output.Print(Access.Read | Access.Write);
        output.Print(Access.All);
        output.Print(Opaque.Hide(Access.None).ToString());
        output.Print(Opaque.Hide((Access)13).ToString());
        output.Print(Access.All.HasFlag(Access.Execute));
        output.Print(Access.Read.HasFlag(Access.Write));
        output.Print(Access.All & ~Access.Write);
    }

    [KernelCase]
    public static void Formats(CaseOutput output)
    {
        foreach (string format in new[] { "G", "D", "X", "F" })
        {
            output.Print(Color.Blue.ToString(format) + " " + (Access.Read | Access.Execute).ToString(format));
        }
    }

    [KernelCase]
    public static void Parsing(CaseOutput output)
    {
        output.Print(Enum.Parse<Color>("Blue"));
        output.Print(Enum.Parse<Color>("green", ignoreCase: true));
        output.Print(Enum.Parse<Access>("Read, Execute"));
        output.Print(Enum.Parse<Color>("5"));
        output.Print(Enum.TryParse("Purple", out Color missing) + " " + missing);
        output.Throws("parse", static () => Enum.Parse<Color>("Purple"));
    }

    [KernelCase]
    public static void ValuesAndDefinitions(CaseOutput output)
    {
        output.PrintAll(Enum.GetValues<Color>());
        output.PrintAll(Enum.GetNames<Access>());
        output.Print(Enum.IsDefined(Color.Green));
        output.Print(Enum.IsDefined((Color)3));
        output.Print(Enum.GetUnderlyingType(typeof(Wide)).Name);
        output.Print(Enum.GetName(Color.Red));
        output.Print(Enum.GetName((Color)50) is null);
    }

    [KernelCase]
    public static void BoxedEnums(CaseOutput output)
    {
        object boxed = Opaque.Hide<object>(Color.Blue);
        output.Print(boxed.Equals(Color.Blue));
        output.Print(boxed.Equals(6));
        output.Print(boxed.GetHashCode() == Color.Blue.GetHashCode());
        output.Print((int)(Color)boxed);
        output.Print(boxed is Color.Blue);
        output.Print(((IComparable)boxed).CompareTo(Color.Red));
        output.Print(Enum.ToObject(typeof(Color), 5));
    }

    [KernelCase]
    public static void AsDictionaryKeys(CaseOutput output)
    {
        var counts = new Dictionary<Access, int>();
        for (int i = 0; i < 40; i++)
        {
            var key = (Access)(i % 8);
            counts[key] = counts.GetValueOrDefault(key) + i;
        }

        foreach (Access key in new[] { Access.None, Access.Read, Access.All, Access.Write | Access.Execute })
        {
            output.Print(key + " " + counts[key]);
        }
    }
}
