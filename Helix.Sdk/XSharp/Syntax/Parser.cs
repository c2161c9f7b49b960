using System;
using System.Collections.Generic;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>
/// Builds the statements of a file. After an error it goes on at the next line, so that one run reports many.
/// This part: blocks and the choice of the statement form.
/// </summary>
internal sealed partial class Parser(List<Token> tokens, string file, DiagnosticBag diagnostics, XSharpOptions options)
{
    private const int MaximumDepth = 100;

    private int _at;
    private int _depth;

    private Token Current => tokens[_at];

    private Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>Parses the whole file.</summary>
    public List<Statement> Run()
    {
        var statements = new List<Statement>();
        while (Current.Kind != TokenKind.EndOfFile)
        {
            if (Current.Is("}"))
            {
                Error("XS0101", "'}' closes nothing");
                _at++;
                continue;
            }

            ParseInto(statements);
        }

        return statements;
    }

    private void ParseInto(List<Statement> statements)
    {
        if (Current.Kind == TokenKind.EndOfLine)
        {
            _at++;
            return;
        }

        int before = _at;
        Statement? statement = ParseStatement(statements);
        if (statement != null)
        {
            statements.Add(statement);
        }

        if (statement == null && !AtLineEnd && !(_at > 0 && AfterBlock))
        {
            SkipLine();
        }
        else if (!AtLineEnd && !Current.Is("}") && !AfterBlock && statement is not LabelStatement)
        {
            Error("XS0102", $"'{Shown(Current)}' is not expected here; a statement ends with its line");
            SkipLine();
        }

        if (_at == before)
        {
            _at++;
        }
    }

    private bool AtLineEnd => Current.Kind is TokenKind.EndOfLine or TokenKind.EndOfFile;

    private bool AfterBlock => _at > 0 && tokens[_at - 1].Is("}");

    /// <summary>Parses <c>{ ... }</c>. Reports a missing brace; never returns null.</summary>
    private List<Statement> ParseBlock(out Position end)
    {
        var body = new List<Statement>();
        Position open = Here;
        if (!Current.Is("{"))
        {
            Error("XS0103", "'{' expected");
            SkipLine();
            end = open;
            return body;
        }

        _at++;
        if (++_depth > MaximumDepth)
        {
            Error("XS0104", $"blocks are nested deeper than {MaximumDepth}");
            _at = tokens.Count - 1;
        }

        while (Current.Kind != TokenKind.EndOfFile && !Current.Is("}"))
        {
            ParseInto(body);
        }

        _depth--;
        end = Here;
        if (Current.Is("}"))
        {
            _at++;
        }
        else if (_depth <= MaximumDepth)
        {
            diagnostics.Error(open, "XS0105", "this '{' is never closed");
        }

        return body;
    }

    private Statement? ParseStatement(List<Statement> siblings)
    {
        Token token = Current;
        Position position = Here;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                _at++;
                return new LiteralStatement(token.Text, position);
            case TokenKind.Constant when token.Text == "if":
                return ParseCompileIf(position);
            case TokenKind.Operator when token.Text is "+" or "-":
                return ParseStack(position);
            case TokenKind.Operator when token.Text == "[":
                return ParseOperation(position, false, false);
            case TokenKind.Name:
                return ParseNamed(token, position, siblings);
            default:
                Error("XS0106", $"a statement cannot begin with '{Shown(token)}'");
                return null;
        }
    }

    private Statement? ParseNamed(Token token, Position position, List<Statement> siblings)
    {
        Token next = Following;
        Register? register = Register.Find(token.Text);
        if (next.Is(":") && !(register is { Class: RegisterClass.Segment } && tokens[Math.Min(_at + 2, tokens.Count - 1)].Is("[")))
        {
            return ParseLabel(position, false);
        }

        if (next.Is("(") && !next.SpaceBefore && !IsReserved(token.Text))
        {
            return ParseCall(position);
        }

        if (register != null)
        {
            return ParseOperation(position, false, false);
        }

        if (DataSize.Parse(token.Text) != 0)
        {
            return ParseSized(position);
        }

        string word = token.Text.ToLowerInvariant();
        if (TryKeyword(word, position, siblings, out Statement? statement))
        {
            return statement;
        }

        if (InstructionWords.TryFind(word, out (int Minimum, int Maximum) operands) && !IsOperator(next))
        {
            _at++;
            return ParseInstruction("", word, operands, position);
        }

        if (IsOperator(next) || (next.Is("[") && (!next.SpaceBefore || token.Text[0] == '.')) || (next.Kind == TokenKind.Name && next.Text.ToLowerInvariant() is "test"))
        {
            return ParseOperation(position, false, false);
        }

        if (next.Kind == TokenKind.Constant && !next.SpaceBefore)
        {
            return ParsePasted(position);
        }

        Error("XS0107", $"'{token.Text}' is no statement{Suggestions.For(token.Text, Vocabulary.Words)}");
        return null;
    }

    /// <summary>A name with a pasted number: a label, a call or a variable.</summary>
    private Statement? ParsePasted(Position position)
    {
        int start = _at;
        ParseName();
        Token next = Current;
        _at = start;
        return next.Is(":") ? ParseLabel(position, false) : next.Is("(") ? ParseCall(position) : ParseOperation(position, false, false);
    }

    private bool TryKeyword(string word, Position position, List<Statement> siblings, out Statement? statement)
    {
        statement = null;
        switch (word)
        {
            case "namespace": statement = ParseNamespace(position); break;
            case "const": statement = ParseConst(position); break;
            case "var": statement = ParseVar(position, false); break;
            case "extern": statement = ParseExtern(position); break;
            case "global": statement = ParseGlobal(position); break;
            case "section": statement = ParseSection(position); break;
            case "bits": statement = ParseBits(position); break;
            case "align": _at++; statement = WithExpression(value => new AlignStatement(value, position)); break;
            case "org": _at++; statement = WithExpression(value => new OrgStatement(value, position)); break;
            case "reserve": statement = ParseReserve(position); break;
            case "include": ParseInclude(siblings); break;
            case "function" or "interrupt" or "naked": statement = ParseFunction(position, false); break;
            case "if": statement = ParseIf(position); break;
            case "while": statement = ParseWhile(position); break;
            case "repeat": statement = ParseRepeat(position); break;
            case "goto": statement = ParseGoto(position); break;
            case "call": statement = ParseCallWord(position); break;
            case "return" or "exit" or "break" or "continue": _at++; statement = new LeaveStatement(word, position); break;
            case "checkpoint": statement = ParseCheckpoint(position); break;
            case "port": statement = ParseOperation(position, false, false); break;
            case "lock": _at++; statement = ParseLocked(position); break;
            case "signed": _at++; statement = ParseOperation(position, true, false); break;
            case "else": Error("XS0108", "'else' without 'if'; write '} else {'"); break;
            default:
                if (!InstructionWords.IsRepeat(word))
                {
                    return false;
                }

                statement = ParseRepeated(word, position);
                break;
        }

        return true;
    }

    private Statement? WithExpression(Func<Expression, Statement> make)
    {
        Expression? value = ParseExpression();
        return value == null ? null : make(value);
    }

    private Position Here => new(file, Current.Line, Current.Column);

    private void Error(string code, string message) => diagnostics.Error(Here, code, message);

    private bool Expect(string spelling)
    {
        if (Current.Is(spelling))
        {
            _at++;
            return true;
        }

        Error("XS0109", $"'{spelling}' expected instead of '{Shown(Current)}'");
        return false;
    }

    private bool Accept(string spelling)
    {
        if (Current.Is(spelling))
        {
            _at++;
            return true;
        }

        return false;
    }

    private bool AcceptWord(string word)
    {
        if (Current.Kind == TokenKind.Name && string.Equals(Current.Text, word, StringComparison.OrdinalIgnoreCase))
        {
            _at++;
            return true;
        }

        return false;
    }

    private void SkipLineEnds()
    {
        while (Current.Kind == TokenKind.EndOfLine)
        {
            _at++;
        }
    }

    /// <summary>Goes to the end of the line; an unread opening brace there still opens its block.</summary>
    private void SkipLine()
    {
        while (!AtLineEnd && !Current.Is("}") && !(Current.Is("{") && Following.Kind == TokenKind.EndOfLine))
        {
            _at++;
        }

        if (Current.Is("{"))
        {
            ParseBlock(out _);
        }
    }

    private static bool IsOperator(Token token) =>
        token.Kind == TokenKind.Operator && token.Text is not ("(" or ")" or "[" or "]" or "{" or "}" or "," or ":" or "@" or "~" or "!");

    private static bool IsReserved(string word) => word.ToLowerInvariant() is "if" or "while" or "repeat" or "goto" or "call" or "align"
        or "org" or "reserve" or "byte" or "word" or "dword" or "qword" or "bits" or "lock";

    private static string Shown(Token token) => token.Kind switch
    {
        TokenKind.EndOfLine => "end of line",
        TokenKind.EndOfFile => "end of file",
        TokenKind.Constant => "#" + token.Text,
        _ => token.Text,
    };
}
