using System.Globalization;

namespace Helix.Interfaces.Primitives;

/// <summary>An address that a user module named. It means nothing until it has been checked.</summary>
/// <param name="Value">The address in the user module's address space.</param>
public readonly record struct UserPointer(ulong Value)
{
    /// <inheritdoc />
    public override string ToString() => "user 0x" + Value.ToString("x", CultureInfo.InvariantCulture);
}
