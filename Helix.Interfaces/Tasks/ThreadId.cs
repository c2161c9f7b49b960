using System.Globalization;

namespace Helix.Interfaces.Tasks;

/// <summary>The number of a thread, never used again while the system runs.</summary>
/// <param name="Value">The number; 0 is no thread.</param>
public readonly record struct ThreadId(int Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
