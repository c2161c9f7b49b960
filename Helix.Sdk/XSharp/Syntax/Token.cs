namespace Helix.Sdk.XSharp.Syntax;

/// <summary>One token of a source file.</summary>
/// <param name="Kind">Lexical class.</param>
/// <param name="Text">Spelling; for text, the characters; for literal lines, the assembler text.</param>
/// <param name="Value">The value of a number, as a 64-bit pattern.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="SpaceBefore">Whether white space separates it from the token before.</param>
internal readonly record struct Token(TokenKind Kind, string Text, long Value, int Line, int Column, bool SpaceBefore)
{
    /// <summary>Whether this is the operator <paramref name="spelling"/>.</summary>
    public bool Is(string spelling) => Kind == TokenKind.Operator && Text == spelling;
}
