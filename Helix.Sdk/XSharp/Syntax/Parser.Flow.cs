using System;
using System.Collections.Generic;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Conditions, branches, loops, and what the compiler itself repeats or chooses.</summary>
internal sealed partial class Parser
{
    private Statement? ParseIf(Position position)
    {
        _at++;
        if (ParseCondition() is not { } condition)
        {
            return null;
        }

        if (!Current.Is("{"))
        {
            return ParseBranch(condition, position);
        }

        List<Statement> then = ParseBlock(out _);
        return new IfStatement(condition, then, ParseElse(), position);
    }

    private List<Statement>? ParseElse()
    {
        int start = _at;
        SkipLineEnds();

        if (!AcceptWord("else"))
        {
            _at = start;
            return null;
        }

        if (Current.Kind != TokenKind.Name || !string.Equals(Current.Text, "if", StringComparison.OrdinalIgnoreCase))
        {
            return ParseBlock(out _);
        }

        if (++_depth > MaximumDepth)
        {
            Error("XS0104", $"more than {MaximumDepth} 'else if' in a row");
            _depth--;
            return [];
        }

        Statement? nested = ParseIf(Here);
        _depth--;
        return nested == null ? [] : [nested];
    }

    private BranchStatement? ParseBranch(Condition condition, Position position)
    {
        Position at = Here;
        string word = Current.Kind == TokenKind.Name ? Current.Text.ToLowerInvariant() : "";
        Statement? jump = null;
        switch (word)
        {
            case "goto":
                jump = ParseGoto(at);
                break;
            case "return" or "exit" or "break" or "continue":
                _at++;
                jump = new LeaveStatement(word, at);
                break;
            default:
                Error("XS0126", "'{', 'goto', 'return', 'exit', 'break' or 'continue' must follow the condition");
                break;
        }

        return jump == null ? null : new BranchStatement(condition, jump, position);
    }

    private WhileStatement? ParseWhile(Position position)
    {
        _at++;
        if (ParseCondition() is not { } condition)
        {
            return null;
        }

        return new WhileStatement(condition, ParseBlock(out _), position);
    }

    private Condition? ParseCondition()
    {
        Position position = Here;
        bool isSigned = AcceptWord("signed");
        if (TryRelation(isSigned, out string relation))
        {
            bool hasNumber = Current.Kind == TokenKind.Number && Current.Value == 0 && relation is "e" or "ne";
            if (hasNumber)
            {
                _at++;
            }

            return new Condition(relation, null, null, false, position);
        }

        if (TryFlag(out relation))
        {
            return new Condition(relation, null, null, false, position);
        }

        if (ParseLocation(0) is not { } left)
        {
            return null;
        }

        bool isTest = Accept("?&");
        relation = "nz";
        if (!isTest && !TryRelation(isSigned, out relation))
        {
            Error("XS0127", $"a relation is expected instead of '{Shown(Current)}': = != < <= > >= or ?&");
            return null;
        }

        return ParseOperand() is { } right ? new Condition(relation, left, right, isTest, position) : null;
    }

    private bool TryRelation(bool isSigned, out string relation)
    {
        relation = Current.Kind != TokenKind.Operator
            ? ""
            : Current.Text switch
            {
                "<" => isSigned ? "l" : "b",
                ">" => isSigned ? "g" : "a",
                "<=" => isSigned ? "le" : "be",
                ">=" => isSigned ? "ge" : "ae",
                "=" => "e",
                "!=" => "ne",
                _ => "",
            };
        if (relation.Length == 0)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary><c>0</c>, <c>!0</c>, <c>true</c>, or a flag by name, perhaps negated.</summary>
    private bool TryFlag(out string relation)
    {
        bool negated = Current.Is("!");
        Token token = negated ? Following : Current;
        string flag = token.Kind switch
        {
            TokenKind.Number when token.Value == 0 => "z",
            TokenKind.Name => token.Text.ToLowerInvariant() switch
            {
                "zero" => "z",
                "carry" => "c",
                "sign" => "s",
                "overflow" => "o",
                "parity" => "p",
                "true" => "true",
                _ => "",
            },
            _ => "",
        };
        relation = flag == "true" ? "" : negated ? "n" + flag : flag;
        if (flag.Length == 0 || (flag == "true" && negated))
        {
            return false;
        }

        _at += negated ? 2 : 1;
        return true;
    }

    /// <summary><c>repeat N times {</c>, or <c>repeat N times as Variable {</c>.</summary>
    private RepeatStatement? ParseRepeat(Position position)
    {
        _at++;
        if (ParseExpression() is not { } count)
        {
            return null;
        }

        if (!AcceptWord("times"))
        {
            Error("XS0128", "'times' must follow the count");
            return null;
        }

        string? variable = null;
        if (AcceptWord("as"))
        {
            if (ExpectName("a name for the repetition variable") is not { } name)
            {
                return null;
            }

            variable = name.Text;
        }

        return new RepeatStatement(count, variable, ParseBlock(out _), position);
    }

    private CompileIfStatement? ParseCompileIf(Position position)
    {
        _at++;
        if (ParseDecision() is not { } condition)
        {
            return null;
        }

        List<Statement> then = ParseBlock(out _);
        List<Statement> otherwise = [];
        int start = _at;
        SkipLineEnds();

        if (Current.Kind == TokenKind.Constant && Current.Text == "else")
        {
            _at++;
            otherwise = ParseBlock(out _);
        }
        else
        {
            _at = start;
        }

        return new CompileIfStatement(condition, then, otherwise, position);
    }
}
