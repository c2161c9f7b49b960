namespace Helix.Sdk.Plugs;

/// <summary>A symbol that an X# source defines.</summary>
/// <param name="Symbol">Its name in the object.</param>
/// <param name="File">The source.</param>
/// <param name="Line">Line in the source, from 1.</param>
/// <param name="Signature">The comment above it that gives parameters and result, or null.</param>
internal sealed record XSharpDefinition(string Symbol, string File, int Line, string? Signature);
