using System;
using System.Globalization;

namespace NUnit.Framework.Constraints;

/// <summary>The order of values, also of numbers of different types.</summary>
internal static class ValueOrder
{
    /// <summary>Negative, zero or positive; null if the two have no order.</summary>
    public static int? Compare(object left, object right)
    {
        left = Plain(left);
        right = Plain(right);
        if (IsNumber(left) && IsNumber(right) && (IsReal(left) || IsReal(right)))
        {
            return Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture));
        }

        if (IsNumber(left) && IsNumber(right))
        {
            return Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture));
        }

        return left.GetType() == right.GetType() && left is IComparable comparable ? comparable.CompareTo(right) : null;
    }

    /// <summary>Whether it is a number of the language.</summary>
    public static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or char;

    /// <summary>A character's or enumeration's number; another value itself.</summary>
    private static object Plain(object value) => value switch
    {
        char character => (int)character,
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static bool IsReal(object value) => value is float or double;
}
