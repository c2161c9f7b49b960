using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Helix.Interfaces.Modules;

/// <summary>A version <c>major.minor.patch</c>, ordered in that sequence. Each part is 0 to 65535.</summary>
public readonly struct ModuleVersion(ushort major, ushort minor, ushort patch)
    : IEquatable<ModuleVersion>, IComparable<ModuleVersion>
{
    /// <summary>Raised when callers must change.</summary>
    public ushort Major { get; } = major;

    /// <summary>Raised when something is added.</summary>
    public ushort Minor { get; } = minor;

    /// <summary>Raised when something is mended.</summary>
    public ushort Patch { get; } = patch;

    /// <summary>Reads <c>1</c>, <c>1.2</c> or <c>1.2.3</c>; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ModuleVersion version)
    {
        version = default;
        string[] parts = text?.Split('.') ?? [];
        if (parts.Length is < 1 or > 3)
        {
            return false;
        }

        Span<ushort> numbers = [0, 0, 0];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!ushort.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        version = new ModuleVersion(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(ModuleVersion other) => Packed(this).CompareTo(Packed(other));

    /// <inheritdoc />
    public bool Equals(ModuleVersion other) => Packed(this) == Packed(other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ModuleVersion other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Packed(this).GetHashCode();

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>Equality of all parts.</summary>
    public static bool operator ==(ModuleVersion left, ModuleVersion right) => left.Equals(right);

    /// <summary>Inequality of any part.</summary>
    public static bool operator !=(ModuleVersion left, ModuleVersion right) => !left.Equals(right);

    /// <summary>Older than.</summary>
    public static bool operator <(ModuleVersion left, ModuleVersion right) => left.CompareTo(right) < 0;

    /// <summary>Newer than.</summary>
    public static bool operator >(ModuleVersion left, ModuleVersion right) => left.CompareTo(right) > 0;

    /// <summary>Not newer than.</summary>
    public static bool operator <=(ModuleVersion left, ModuleVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Not older than.</summary>
    public static bool operator >=(ModuleVersion left, ModuleVersion right) => left.CompareTo(right) >= 0;

    private static ulong Packed(ModuleVersion version) =>
        ((ulong)version.Major << 32) | ((ulong)version.Minor << 16) | version.Patch;
}
