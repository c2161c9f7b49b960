using System;
using System.Globalization;

namespace Helix.Interfaces.Tasks;

/// <summary>
/// How urgent a thread is: 0 to 99 for real-time policies, 100 to 139 for the others; a lower number goes first. Fair schedulers
/// read the second range as a nice value of -20 to 19.
/// </summary>
public readonly struct Priority : IEquatable<Priority>, IComparable<Priority>
{
    /// <summary>The least urgent.</summary>
    public const int Lowest = 139;

    /// <summary>The first that is not real-time.</summary>
    public const int FirstNormal = 100;

    /// <summary>Makes a priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 0 to 139.</exception>
    public Priority(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Lowest);
        Value = value;
    }

    /// <summary>What a thread has unless something else is said: 120.</summary>
    public static Priority Default => new(120);

    /// <summary>The number.</summary>
    public int Value { get; }

    /// <summary>The nice value: -20, the largest share, to 19; below -20 for real-time priorities.</summary>
    public int Nice => Value - Default.Value;

    /// <summary>Whether it is one for real-time policies.</summary>
    public bool IsRealTime => Value < FirstNormal;

    /// <summary>The priority of a nice value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not -20 to 19.</exception>
    public static Priority FromNice(int nice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nice, FirstNormal - Default.Value);
        return new Priority(nice + Default.Value);
    }

    /// <inheritdoc />
    public int CompareTo(Priority other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public bool Equals(Priority other) => Value == other.Value;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Priority other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Value;

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
