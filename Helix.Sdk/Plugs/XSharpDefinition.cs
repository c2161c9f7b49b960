using System;

namespace Helix.Sdk.Plugs;

/// <summary>A symbol that an X# source defines.</summary>
internal sealed class XSharpDefinition(string symbol, string file, int line, string? signature) : IEquatable<XSharpDefinition>
{
    /// <summary>Its name in the object.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>The source.</summary>
    public string File { get; } = file;

    /// <summary>Line in the source, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The comment above it that gives parameters and result, or null.</summary>
    public string? Signature { get; } = signature;

    /// <inheritdoc/>
    public bool Equals(XSharpDefinition? other) =>
        other != null && other.Symbol == Symbol && other.File == File && other.Line == Line && other.Signature == Signature;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as XSharpDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Symbol) ^ Line;
}
