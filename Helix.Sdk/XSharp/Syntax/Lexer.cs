using System.Collections.Generic;
using System.Text;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Splits X# source into tokens. Never fails: what it cannot read it reports and skips.</summary>
internal sealed class Lexer(string source, string file, DiagnosticBag diagnostics)
{
    private static readonly string[] _operators =
    [
        "<<=", ">>=", "++", "--", "<<", ">>", "<~", "~>", "<>", "<=", ">=", "!=", "?=", "?&", "&&", "||",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "+", "-", "*", "/", "%", "&", "|", "^", "~", "!", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", "@",
    ];

    private readonly List<Token> _tokens = new(source.Length / 4);
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private bool _space;

    public List<Token> Run()
    {
        bool lineHead = true;
        if (source.StartsWith('\uFEFF'))
        {
            _at = 1;
        }

        while (_at < source.Length)
        {
            char c = source[_at];
            if (c == '\n')
            {
                Add(TokenKind.EndOfLine, "", _at);
                _at++;
                _line++;
                _lineStart = _at;
                lineHead = true;
            }
            else if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\0')
            {
                _at++;
                _space = true;
            }
            else
            {
                if (!(lineHead && TryLiteral(c)))
                {
                    Next(c);
                }

                lineHead = false;
            }
        }

        Add(TokenKind.EndOfLine, "", _at);
        Add(TokenKind.EndOfFile, "", _at);
        return _tokens;
    }

    private void Next(char c)
    {
        if (c == '/' && Peek(1) == '/')
        {
            _at = EndOfLine();
        }
        else if (char.IsAsciiDigit(c) || (c == '$' && char.IsAsciiHexDigit(Peek(1))))
        {
            Number();
        }
        else if (IsNameStart(c) || (c == '.' && NameFollowsDots()))
        {
            Name(TokenKind.Name, _at);
        }
        else if (c == '#' && IsNameStart(Peek(1)))
        {
            _at++;
            Name(TokenKind.Constant, _at - 1);
        }
        else if (c is '\'' or '"')
        {
            Text(c);
        }
        else
        {
            Operator(c);
        }
    }

    /// <summary>At the head of a line, <c>! text</c>, <c>//! text</c> and <c>%text</c> go to the assembler as they are.</summary>
    private bool TryLiteral(char c)
    {
        int skip = c switch
        {
            '!' => 1,
            '/' when Peek(1) == '/' && Peek(2) == '!' => 3,
            '/' when Peek(1) == '!' => 2,
            '%' when char.IsAsciiLetter(Peek(1)) => 0,
            _ => -1,
        };
        if (skip < 0)
        {
            return false;
        }

        int start = _at;
        int end = EndOfLine();
        _at += skip;
        Add(TokenKind.Literal, source[_at..end].Trim(), start);
        _at = end;
        return true;
    }

    private void Number()
    {
        int start = _at;
        int radix = 10;
        if (source[_at] == '$')
        {
            radix = 16;
            _at++;
        }
        else if (source[_at] == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B')
        {
            radix = Peek(1) is 'x' or 'X' ? 16 : 2;
            _at += 2;
        }

        ulong value = 0;
        bool overflow = false;
        int digits = 0;
        for (; _at < source.Length && (char.IsAsciiLetterOrDigit(source[_at]) || source[_at] == '_'); _at++)
        {
            char c = source[_at];
            if (c == '_')
            {
                continue;
            }

            int digit = char.IsAsciiHexDigit(c) ? System.Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                Report(start, "XS0002", $"'{source[start..(_at + 1)]}' is not a number");
                while (_at < source.Length && char.IsAsciiLetterOrDigit(source[_at]))
                {
                    _at++;
                }

                break;
            }

            digits++;
            overflow |= value > (ulong.MaxValue - (ulong)digit) / (ulong)radix;
            value = (value * (ulong)radix) + (ulong)digit;
        }

        if (digits == 0 || overflow)
        {
            Report(start, "XS0002", overflow ? "number does not fit in 64 bits" : "digits expected");
        }

        Add(TokenKind.Number, source[start.._at], start, (long)value);
    }

    private void Name(TokenKind kind, int start)
    {
        int textStart = _at;
        while (_at < source.Length && source[_at] == '.')
        {
            _at++;
        }

        while (_at < source.Length && (IsNamePart(source[_at]) || (source[_at] == '.' && IsNameStart(Peek(1)))))
        {
            _at++;
        }

        Add(kind, source[textStart.._at], start);
    }

    private void Text(char quote)
    {
        int start = _at++;
        var text = new StringBuilder();
        while (_at < source.Length && source[_at] != quote && source[_at] != '\n')
        {
            char c = source[_at++];
            if (c == '\\' && _at < source.Length && source[_at] != '\n')
            {
                c = source[_at++] switch
                {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '0' => '\0',
                    'e' => '\x1b',
                    var other => other,
                };
            }

            text.Append(c);
        }

        if (_at >= source.Length || source[_at] != quote)
        {
            Report(start, "XS0003", "text is not closed; add the second quote");
        }
        else
        {
            _at++;
        }

        Add(TokenKind.Text, text.ToString(), start);
    }

    private void Operator(char c)
    {
        foreach (string spelling in _operators)
        {
            if (c == spelling[0] && string.CompareOrdinal(source, _at, spelling, 0, spelling.Length) == 0)
            {
                int start = _at;
                _at += spelling.Length;
                Add(TokenKind.Operator, spelling, start);
                return;
            }
        }

        string shown = char.IsControl(c) ? $"U+{(int)c:X4}" : c.ToString();
        Report(_at, "XS0001", $"character '{shown}' has no meaning in X#");
        _at++;
        _space = true;
    }

    private void Add(TokenKind kind, string text, int start, long value = 0)
    {
        _tokens.Add(new Token(kind, text, value, _line, start - _lineStart + 1, _space));
        _space = false;
    }

    private void Report(int at, string code, string message) =>
        diagnostics.Error(new Position(file, _line, at - _lineStart + 1), code, message);

    private int EndOfLine()
    {
        int end = source.IndexOf('\n', _at);
        return end < 0 ? source.Length : end;
    }

    private char Peek(int distance) => _at + distance < source.Length ? source[_at + distance] : '\0';

    private bool NameFollowsDots() => IsNameStart(Peek(1)) || (Peek(1) == '.' && IsNameStart(Peek(2)));

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$';
}
