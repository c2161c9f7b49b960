namespace Helix.Sdk.XSharp.Syntax;

/// <summary>The lexical classes of X#.</summary>
internal enum TokenKind
{
    EndOfFile,
    EndOfLine,

    /// <summary>A word: keyword, register, or a name with its leading dots.</summary>
    Name,

    /// <summary><c>#Name</c>: a constant or a repetition variable.</summary>
    Constant,

    /// <summary>A number; the value is in <see cref="Token.Value"/>.</summary>
    Number,

    /// <summary>Quoted text with its escapes resolved.</summary>
    Text,

    /// <summary>A whole line of assembler: <c>//! ...</c>, <c>! ...</c> or <c>%directive</c>.</summary>
    Literal,

    /// <summary>An operator or bracket; its spelling is in <see cref="Token.Text"/>.</summary>
    Operator,
}
