using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Binding;

/// <summary>A name that the file defines or declares.</summary>
/// <param name="Name">Its name in the assembler.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Bits">Declared element size, or 0.</param>
/// <param name="Value">The expression of a constant.</param>
/// <param name="Position">Where it is defined.</param>
internal sealed record Symbol(string Name, SymbolKind Kind, int Bits, Expression? Value, Position Position)
{
    /// <summary>Set while the value is being computed, to find constants that depend on themselves.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The value of a constant once it was computed.</summary>
    public long? Known { get; set; }
}
