namespace Helix.Sdk.XSharp.Syntax;

/// <summary>A place in a source file; both numbers count from 1.</summary>
internal readonly record struct Position(string File, int Line, int Column);
