using System;
using System.Collections.Generic;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Statements that become instructions.</summary>
internal sealed partial class Parser
{
    /// <summary>A line that begins with a size: data, or an operation on memory of that size.</summary>
    private Statement? ParseSized(Position position)
    {
        Token next = Following;
        bool isData = next.Kind is TokenKind.Number or TokenKind.Text or TokenKind.Constant
            || next.Is("@") || next.Is("-") || next.Is("(") || next.Is("~");
        if (!isData)
        {
            return ParseOperation(position, false, false);
        }

        int bits = AcceptSize();
        return ParseItems() is { } items ? new DataStatement(bits, items, position) : null;
    }

    private OperationStatement? ParseOperation(Position position, bool isSigned, bool isLocked)
    {
        if (ParseLocation(0) is not { } target)
        {
            return null;
        }

        Token token = Current;
        bool isTestWord = token.Kind == TokenKind.Name && string.Equals(token.Text, "test", StringComparison.OrdinalIgnoreCase);
        string spelling = isTestWord ? "?&" : token.Kind == TokenKind.Operator ? token.Text : "";
        if (spelling is "++" or "--")
        {
            _at++;
            return new OperationStatement(target, spelling, null, isSigned, isLocked, position);
        }

        string simple = spelling.Length > 1 && spelling[^1] == '=' && spelling is not ("<=" or ">=" or "!=" or "?=")
            ? spelling[..^1]
            : spelling;
        if (simple is not ("=" or "+" or "-" or "*" or "/" or "%" or "&" or "|" or "^" or "<<" or ">>" or "<~" or "~>" or "<>"
            or "?=" or "?&"))
        {
            Error("XS0119", $"an operator is expected instead of '{Shown(token)}'; for example '=' or '+'");
            return null;
        }

        _at++;
        if (ParseOperand() is not { } source)
        {
            return null;
        }

        if (AcceptWord("as"))
        {
            int bits = AcceptSize();
            if (bits == 0)
            {
                Error("XS0120", "a size must follow 'as': byte, word, dword or qword");
                return null;
            }

            target = target is MemoryOperand memory && memory.Bits == 0 ? memory with { Bits = bits } : target;
        }

        return new OperationStatement(target, simple, source, isSigned, isLocked, position);
    }

    private Statement? ParseLocked(Position position)
    {
        if (Current.Kind == TokenKind.Name && InstructionWords.TryFind(Current.Text, out (int, int) operands))
        {
            string word = Current.Text.ToLowerInvariant();
            _at++;
            return ParseInstruction("lock", word, operands, position);
        }

        return ParseOperation(position, false, true);
    }

    private InstructionStatement? ParseRepeated(string prefix, Position position)
    {
        _at++;
        if (Current.Kind == TokenKind.Name && InstructionWords.TryFind(Current.Text, out (int Minimum, int Maximum) operands)
            && operands.Minimum == 0)
        {
            string word = Current.Text.ToLowerInvariant();
            _at++;
            return new InstructionStatement(prefix, word, [], position);
        }

        Error("XS0121", $"a string instruction such as movsb must follow '{prefix}'");
        return null;
    }

    private InstructionStatement? ParseInstruction(string prefix, string word, (int Minimum, int Maximum) count, Position position)
    {
        List<Operand> operands = [];
        if (!AtLineEnd && !Current.Is("}") && count.Maximum > 0)
        {
            if (ParseOperands() is not { } parsed)
            {
                return null;
            }

            operands = parsed;
        }

        if (operands.Count < count.Minimum || operands.Count > count.Maximum)
        {
            string wanted = count.Minimum == count.Maximum ? $"{count.Minimum}" : $"{count.Minimum} to {count.Maximum}";
            diagnostics.Error(position, "XS0122", $"'{word}' takes {wanted} operands, not {operands.Count}");
            return null;
        }

        return new InstructionStatement(prefix, word, operands, position);
    }

    /// <summary><c>+RAX, RBX</c> and <c>-RBX, RAX</c>, <c>+All</c>, <c>+Flags</c>, <c>+5 as word</c>.</summary>
    private Statement? ParseStack(Position position)
    {
        bool isPush = Current.Is("+");
        _at++;
        if (AcceptWord("all"))
        {
            return new StackStatement(isPush, false, position);
        }

        if (AcceptWord("flags"))
        {
            return new StackStatement(isPush, true, position);
        }

        if (ParseOperands() is not { } operands)
        {
            return null;
        }

        if (AcceptWord("as"))
        {
            int bits = AcceptSize();
            if (bits == 0)
            {
                Error("XS0120", "a size must follow 'as': byte, word, dword or qword");
                return null;
            }

            operands[^1] = operands[^1] with { Bits = bits };
        }

        return isPush ? new PushStatement(operands, position) : new PopStatement(operands, position);
    }

    private LabelStatement ParseLabel(Position position, bool isGlobal)
    {
        Name name = ParseName();
        _at++;
        return new LabelStatement(name, isGlobal, position);
    }

    private CallStatement? ParseCall(Position position)
    {
        Operand? target = ParseLocation(0);
        return target != null && Expect("(") ? ParseArguments(target, position) : null;
    }

    private CallStatement? ParseArguments(Operand target, Position position)
    {
        List<Operand> arguments = [];
        if (!Current.Is(")"))
        {
            if (ParseOperands() is not { } parsed)
            {
                return null;
            }

            arguments = parsed;
        }

        return Expect(")") ? new CallStatement(target, true, arguments, false, position) : null;
    }

    private CallStatement? ParseCallWord(Position position)
    {
        _at++;
        bool isFar = AcceptWord("far");
        Operand? target = ParseTarget();
        return target == null ? null : new CallStatement(target, false, [], isFar, position);
    }

    private GotoStatement? ParseGoto(Position position)
    {
        _at++;
        if (AcceptWord("far"))
        {
            return ParseFarGoto(position);
        }

        bool isNear = AcceptWord("near");
        Operand? target = ParseTarget();
        return target == null ? null : new GotoStatement(target, null, false, isNear, position);
    }

    private GotoStatement? ParseFarGoto(Position position)
    {
        int bits = AcceptSize();
        if (Current.Is("["))
        {
            Operand? memory = ParseLocation(bits);
            return memory == null ? null : new GotoStatement(memory, null, true, false, position);
        }

        if (ParseExpression() is not { } selector || !Expect(":") || ParseExpression() is not { } offset)
        {
            return null;
        }

        return new GotoStatement(new ImmediateOperand(offset, true, bits, position), selector, true, false, position);
    }

    /// <summary>A label, a register, or memory that holds the address.</summary>
    private Operand? ParseTarget()
    {
        if (Current.Kind is TokenKind.Number or TokenKind.Constant || Current.Is("@"))
        {
            Position position = Here;
            return ParseExpression() is { } value ? new ImmediateOperand(value, true, 0, position) : null;
        }

        return ParseLocation(0);
    }

    private CheckpointStatement? ParseCheckpoint(Position position)
    {
        _at++;
        if (Current.Kind == TokenKind.Text)
        {
            string text = Current.Text;
            _at++;
            return new CheckpointStatement(text, position);
        }

        Error("XS0123", "text must follow 'checkpoint'");
        return null;
    }

    /// <summary>Puts the statements of another file in the place of the directive.</summary>
    private void ParseInclude(List<Statement> siblings)
    {
        Position position = Here;
        _at++;
        if (Current.Kind is not (TokenKind.Text or TokenKind.Name))
        {
            Error("XS0124", "the name of a file must follow 'include'; write it in quotes");
            return;
        }

        string name = Current.Text;
        _at++;
        string? source = options.Include?.Invoke(name);
        if (source == null || ++_includes > 64)
        {
            diagnostics.Error(position, "XS0125", source == null ? $"cannot find '{name}'" : "too many files are included");
            return;
        }

        var nested = new Parser(new Lexer(source, name, diagnostics).Run(), name, diagnostics, options) { _includes = _includes };
        siblings.AddRange(nested.Run());
        _includes = nested._includes;
    }

    private int _includes;
}
