using System;
using System.Globalization;

namespace Helix.Interfaces.Primitives;

/// <summary>An address on the memory bus, in bytes.</summary>
/// <param name="value">The address.</param>
public readonly struct PhysicalAddress(ulong value) : IEquatable<PhysicalAddress>, IComparable<PhysicalAddress>
{
    /// <summary>The address as a number.</summary>
    public ulong Value { get; } = value;

    /// <inheritdoc />
    public bool Equals(PhysicalAddress other) => Value == other.Value;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PhysicalAddress other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(PhysicalAddress other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => "0x" + Value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The address <paramref name="bytes"/> further on.</summary>
    public static PhysicalAddress operator +(PhysicalAddress address, ulong bytes) => new(checked(address.Value + bytes));

    /// <summary>Equality of the numbers.</summary>
    public static bool operator ==(PhysicalAddress left, PhysicalAddress right) => left.Equals(right);

    /// <summary>Inequality of the numbers.</summary>
    public static bool operator !=(PhysicalAddress left, PhysicalAddress right) => !left.Equals(right);

    /// <summary>Order of the numbers.</summary>
    public static bool operator <(PhysicalAddress left, PhysicalAddress right) => left.Value < right.Value;

    /// <summary>Order of the numbers.</summary>
    public static bool operator >(PhysicalAddress left, PhysicalAddress right) => left.Value > right.Value;
}
