using System.Collections.Generic;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Expressions that the compiler or the assembler evaluates, and names.</summary>
internal sealed partial class Parser
{
    private const int LowestLevel = 0;
    private const int BitwiseLevel = 3;
    private const int AdditiveLevel = 7;
    private const int MultiplicativeLevel = 8;

    private static readonly string[][] _levels =
    [
        ["||"], ["&&"], ["=", "!=", "<", ">", "<=", ">="], ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"],
    ];

    private bool _inBrackets;

    /// <summary>Parses a value; null after an error.</summary>
    private Expression? ParseExpression() => ParseBinary(BitwiseLevel);

    /// <summary>Parses what <c>#if</c> decides: a value that may compare.</summary>
    private Expression? ParseDecision() => ParseBinary(LowestLevel);

    private Expression? ParseBinary(int level)
    {
        if (level == _levels.Length)
        {
            return ParseUnary();
        }

        Expression? left = ParseBinary(level + 1);
        int count = 0;
        while (left != null && Current.Kind == TokenKind.Operator && System.Array.IndexOf(_levels[level], Current.Text) >= 0)
        {
            if (++count > 1000)
            {
                Error("XS0104", "expression is too long");
                return null;
            }

            Token token = Current;
            Position position = Here;
            _at++;
            Expression? right = ParseBinary(level + 1);
            left = right == null ? null : new BinaryExpression(token.Text, left, right, position);
        }

        return left;
    }

    private Expression? ParseUnary()
    {
        Position position = Here;
        if (Current.Kind != TokenKind.Operator || Current.Text is not ("-" or "~" or "!" or "+"))
        {
            return ParsePrimary();
        }

        string spelling = Current.Text;
        _at++;
        if (++_depth > MaximumDepth)
        {
            Error("XS0104", $"expression is nested deeper than {MaximumDepth}");
            _depth--;
            return null;
        }

        Expression? operand = ParseUnary();
        _depth--;
        return operand == null || spelling == "+" ? operand : new UnaryExpression(spelling, operand, position);
    }

    private Expression? ParsePrimary()
    {
        Token token = Current;
        Position position = Here;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return new NumberExpression(token.Value, position);
            case TokenKind.Constant:
                _at++;
                return new ConstantExpression(token.Text, position);
            case TokenKind.Text:
                _at++;
                return CharacterValue(token, position);
            case TokenKind.Operator when token.Text == "@":
                return ParseAddressOf(position);
            case TokenKind.Operator when token.Text == "(":
                return ParseParenthesised();
            case TokenKind.Name when _inBrackets && Register.Find(token.Text) == null:
                return new LabelExpression(ParseName());
            case TokenKind.Name when Register.Find(token.Text) == null:
                Error("XS0110", $"'{token.Text}' is no value here; write '#{token.Text}' for a constant, '@{token.Text}' for an address");
                return null;
            default:
                Error("XS0111", $"a value is expected instead of '{Shown(token)}'");
                return null;
        }
    }

    private Expression? ParseAddressOf(Position position)
    {
        _at++;
        if (Current.Kind != TokenKind.Name)
        {
            Error("XS0112", "a name must follow '@'");
            return null;
        }

        if (Current.Text == "here")
        {
            _at++;
            return new HereExpression(position);
        }

        return new LabelExpression(ParseName());
    }

    private Expression? ParseParenthesised()
    {
        _at++;
        if (++_depth > MaximumDepth)
        {
            Error("XS0104", $"expression is nested deeper than {MaximumDepth}");
            _depth--;
            return null;
        }

        Expression? inner = ParseDecision();
        _depth--;
        return inner != null && Expect(")") ? inner : null;
    }

    /// <summary>Up to eight characters make a number, the first in the lowest byte.</summary>
    private NumberExpression CharacterValue(Token token, Position position)
    {
        if (token.Text.Length is 0 or > 8)
        {
            diagnostics.Error(position, "XS0113", "a character value has 1 to 8 characters");
            return new NumberExpression(0, position);
        }

        long value = 0;
        for (int i = token.Text.Length - 1; i >= 0; i--)
        {
            if (token.Text[i] > 0xFF)
            {
                diagnostics.Error(position, "XS0114", "the character has no single-byte form");
            }

            value = (value << 8) | (byte)token.Text[i];
        }

        return new NumberExpression(value, position);
    }

    /// <summary>Parses a name with pasted repetition variables; the current token is a name.</summary>
    private Name ParseName()
    {
        Token token = Current;
        Position position = Here;
        _at++;
        List<Token>? pasted = null;
        while (Current.Kind == TokenKind.Constant && !Current.SpaceBefore)
        {
            (pasted ??= []).Add(Current);
            _at++;
        }

        return new Name(token.Text, pasted, position);
    }

    private Name? ExpectName(string what)
    {
        if (Current.Kind == TokenKind.Name)
        {
            return ParseName();
        }

        Error("XS0115", $"{what} is expected instead of '{Shown(Current)}'");
        return null;
    }
}
