using System;
using System.Collections.Generic;
using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Operands: registers, values, memory, addresses, ports.</summary>
internal sealed partial class Parser
{
    /// <summary>Parses any operand; null after an error.</summary>
    private Operand? ParseOperand()
    {
        Position position = Here;
        if (AcceptWord("signed"))
        {
            Operand? inner = ParseOperand();
            return inner is null or SignedOperand ? inner : new SignedOperand(inner, position);
        }

        int bits = AcceptSize();
        if (AcceptWord("absolute"))
        {
            Expression? address = ParseExpression();
            return address == null ? null : new ImmediateOperand(address, true, bits, position);
        }

        Token token = Current;
        if (token.Kind == TokenKind.Operator && token.Text is "-" or "~" or "!" && Following.Kind == TokenKind.Name)
        {
            _at++;
            Operand? inner = ParseLocation(bits);
            return inner == null ? null : new UnaryOperand(token.Text, inner, position);
        }

        if (token.Is("@") && Following.Is("["))
        {
            _at++;
            return ParseLocation(0) is MemoryOperand memory ? new AddressOperand(memory, position) : null;
        }

        if (token.Is("@") && Following.Kind == TokenKind.Name && Register.Find(Following.Text) != null)
        {
            _at++;
            return ParseLocation(0) switch
            {
                MemoryOperand memory => new AddressOperand(memory, position),
                null => null,
                _ => NoAddress(position),
            };
        }

        if (token.Is("[") || token.Kind == TokenKind.Name)
        {
            return ParseLocation(bits);
        }

        Expression? value = ParseExpression();
        return value == null ? null : new ImmediateOperand(value, false, bits, position);
    }

    private Operand? NoAddress(Position position)
    {
        diagnostics.Error(position, "XS0116", "a register has no address");
        return null;
    }

    /// <summary>Parses what can stand on the left: a register, memory, or a port.</summary>
    private Operand? ParseLocation(int bits)
    {
        Position position = Here;
        bits = bits != 0 ? bits : AcceptSize();
        if (Current.Is("["))
        {
            return ParseMemory(null, null, null, bits, position);
        }

        if (Current.Kind != TokenKind.Name)
        {
            Error("XS0117", $"a register or memory is expected instead of '{Shown(Current)}'");
            return null;
        }

        Register? register = Register.Find(Current.Text);
        if (register != null)
        {
            _at++;
            if (register.Class == RegisterClass.Segment && Current.Is(":") && Following.Is("["))
            {
                _at++;
            }

            if (!Current.Is("["))
            {
                return new RegisterOperand(register, bits, position);
            }

            return register.Class == RegisterClass.Segment
                ? ParseMemory(register, null, null, bits, position)
                : ParseMemory(null, register, null, bits, position);
        }

        if (string.Equals(Current.Text, "port", StringComparison.OrdinalIgnoreCase) && Following.Is("["))
        {
            return ParsePort(bits, position);
        }

        Name name = ParseName();
        if (Current.Is("["))
        {
            return ParseMemory(null, null, new LabelExpression(name), bits, position);
        }

        return new MemoryOperand(null, null, null, 1, new LabelExpression(name), false, true, bits, position);
    }

    private PortOperand? ParsePort(int bits, Position position)
    {
        _at += 2;
        PortOperand? port = null;
        if (Register.Find(Current.Text) is { Name: "dx" })
        {
            _at++;
            port = new PortOperand(null, bits, position);
        }
        else if (ParseExpression() is { } number)
        {
            port = new PortOperand(number, bits, position);
        }

        return port != null && Expect("]") ? port : null;
    }

    /// <summary>Parses the bracket and adds it to what stood before it; the current token is the bracket.</summary>
    private MemoryOperand? ParseMemory(Register? segment, Register? register, Expression? displacement, int bits, Position position)
    {
        _at++;
        if (Register.Find(Current.Text) is { Class: RegisterClass.Segment } prefix && Following.Is(":"))
        {
            segment = prefix;
            _at += 2;
        }

        bool absolute = AcceptWord("absolute");
        bool outer = _inBrackets;
        _inBrackets = true;
        var builder = new AddressBuilder(register, displacement);
        bool good = ParseTerms(builder);
        _inBrackets = outer;
        return good && Expect("]")
            ? new MemoryOperand(
                segment, builder.Base, builder.Index, builder.Scale, builder.Displacement, absolute, false, bits, position)
            : null;
    }

    private bool ParseTerms(AddressBuilder builder)
    {
        for (int count = 0; count < 1000; count++)
        {
            bool negative = Accept("-");
            if (!negative && count > 0 && !Accept("+"))
            {
                return true;
            }

            if (!negative && count == 0)
            {
                Accept("+");
            }

            if (!ParseTerm(builder, negative))
            {
                return false;
            }

            if (!Current.Is("+") && !Current.Is("-"))
            {
                return true;
            }
        }

        Error("XS0104", "address is too long");
        return false;
    }

    private bool ParseTerm(AddressBuilder builder, bool negative)
    {
        Position position = Here;
        Register? register = Register.Find(Current.Text);
        Expression? scale = null;
        if (register != null)
        {
            _at++;
            if (Accept("*"))
            {
                scale = ParseUnary();
                if (scale == null)
                {
                    return false;
                }
            }
        }
        else if (Following.Is("*") && Register.Find(tokens[Math.Min(_at + 2, tokens.Count - 1)].Text) is { } scaled)
        {
            scale = ParsePrimary();
            if (scale == null)
            {
                return false;
            }

            _at += 2;
            register = scaled;
        }

        if (register != null)
        {
            if (negative || !builder.TryAdd(register, scale))
            {
                diagnostics.Error(position, "XS0118", "an address has one base and one index register, scaled by 1, 2, 4 or 8, and added");
                return false;
            }

            return true;
        }

        Expression? value = ParseBinary(MultiplicativeLevel);
        if (value != null)
        {
            builder.Add(value, negative);
        }

        return value != null;
    }

    private int AcceptSize()
    {
        int bits = Current.Kind == TokenKind.Name ? DataSize.Parse(Current.Text) : 0;
        if (bits != 0)
        {
            _at++;
        }

        return bits;
    }

    /// <summary>Parses operands separated by commas up to the end of the line.</summary>
    private List<Operand>? ParseOperands()
    {
        var operands = new List<Operand>();
        do
        {
            if (ParseOperand() is not { } operand)
            {
                return null;
            }

            operands.Add(operand);
        }
        while (Accept(","));
        return operands;
    }
}
