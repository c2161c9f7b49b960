using System.Text;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Machine;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>Operands: their sizes, what the current code size allows, and their text.</summary>
internal sealed partial class Emitter
{
    /// <summary>The register's name, checked against the code size.</summary>
    private string Format(RegisterOperand operand)
    {
        Check(operand.Register, operand.Position);
        return operand.Register.Name;
    }

    private void Check(Register register, Position position)
    {
        if (register.LongOnly && _bits != 64)
        {
            Error(position, "XS0210", $"register {register.Name.ToUpperInvariant()} exists in 64-bit code only");
        }
    }

    /// <summary>Memory with a size word before it unless <paramref name="bits"/> is 0.</summary>
    private string Format(MemoryOperand memory, int bits)
    {
        var text = new StringBuilder();
        if (bits != 0)
        {
            text.Append(DataSize.Word(bits)).Append(' ');
        }

        text.Append('[');
        if (memory.Segment != null)
        {
            text.Append(memory.Segment.Name).Append(':');
        }

        bool isNumeric = memory.Base == null && memory.Index == null;
        if (_bits == 64 && isNumeric && memory.Segment == null && (memory.Absolute || !MayBeAddress(memory.Displacement)))
        {
            text.Append("abs ");
        }

        if (memory.Base != null)
        {
            text.Append(AddressRegister(memory.Base, memory));
        }

        if (memory.Index != null)
        {
            text.Append(memory.Base != null ? "+" : "").Append(AddressRegister(memory.Index, memory));
            if (memory.Scale != 1)
            {
                text.Append('*').Append(memory.Scale);
            }
        }

        AppendDisplacement(text, memory, isNumeric);
        return text.Append(']').ToString();
    }

    private void AppendDisplacement(StringBuilder text, MemoryOperand memory, bool isAlone)
    {
        if (memory.Displacement == null)
        {
            return;
        }

        if (!TryEvaluate(memory.Displacement, out long value))
        {
            text.Append(isAlone ? "" : "+").Append(FormatSymbolic(memory.Displacement));
            return;
        }

        if (value == 0 && !isAlone)
        {
            return;
        }

        if (!isAlone && value is < int.MinValue or > uint.MaxValue)
        {
            Error(memory.Displacement.Position, "XS0211", "a displacement has 32 bits; put it into a register");
        }

        text.Append(isAlone || value < 0 ? "" : "+").Append(FormatNumber(value));
    }

    private bool MayBeAddress(Expression? expression) => expression switch
    {
        null => false,
        LabelExpression or HereExpression => true,
        ConstantExpression constant => !TryEvaluate(constant, out _),
        UnaryExpression unary => MayBeAddress(unary.Operand),
        BinaryExpression binary => MayBeAddress(binary.Left) || MayBeAddress(binary.Right),
        _ => false,
    };

    private string AddressRegister(Register register, MemoryOperand memory)
    {
        Check(register, memory.Position);
        bool good = register.Class == RegisterClass.General && (_bits == 64 ? register.Bits >= 32 : register.Bits is 16 or 32);
        Register? other = ReferenceEquals(register, memory.Base) ? memory.Index : memory.Base;
        if (!good || (other != null && other.Bits != register.Bits))
        {
            string wanted = _bits == 64 ? "64-bit registers, for example RBX" : "32-bit registers, for example EBX";
            Error(memory.Position, "XS0212", $"register {register.Name.ToUpperInvariant()} cannot address memory here; use {wanted}");
        }

        return register.Name;
    }

    /// <summary>The size of a memory operand that no register decides: written, declared, or the rule of the code size.</summary>
    private int SizeOf(MemoryOperand memory)
    {
        if (memory.Bits != 0)
        {
            return memory.Bits;
        }

        if (!options.Cosmos && VariableOf(memory) is { Bits: > 0 } symbol)
        {
            return symbol.Bits;
        }

        if (_bits == 64)
        {
            Error(memory.Position, "XS0213", "the size of this memory operand is not known; write byte, word, dword or qword before it");
        }

        return 32;
    }

    private Symbol? VariableOf(MemoryOperand memory)
    {
        Expression? expression = memory.Displacement;
        while (expression is BinaryExpression { Operator: "+" or "-" } binary)
        {
            expression = binary.Left;
        }

        if (expression is not LabelExpression label || collecting)
        {
            return null;
        }

        string name = Resolve(label.Name, false);
        return symbols.Find(name.TrimStart('$'));
    }

    /// <summary>Writes a value after checking that it fits an operand of a size.</summary>
    private string FormatImmediate(ImmediateOperand immediate, int bits, bool fullWidth)
    {
        if (!TryEvaluate(immediate.Value, out long value))
        {
            return FormatSymbolic(immediate.Value);
        }

        bool fits = bits switch
        {
            8 => value is >= sbyte.MinValue and <= byte.MaxValue,
            16 => value is >= short.MinValue and <= ushort.MaxValue,
            32 => value is >= int.MinValue and <= uint.MaxValue,
            _ => fullWidth || value is >= int.MinValue and <= int.MaxValue,
        };
        if (!fits)
        {
            string advice = bits == 64 ? "it must fit in 32 signed bits; put it into a register first" : "use a wider operand";
            Error(immediate.Position, "XS0214", $"value {FormatNumber(value)} does not fit in {Fitting(bits)}; {advice}");
        }

        return FormatNumber(value);
    }

    private static string Fitting(int bits) => bits == 64 ? "an instruction" : $"{bits} bits";

    /// <summary>The text of an operand of an instruction word, where sizes are written only as the source has them.</summary>
    private string FormatPlain(Operand operand)
    {
        switch (operand)
        {
            case RegisterOperand register:
                return Format(register);
            case MemoryOperand memory:
                return Format(memory, memory.Bits);
            case ImmediateOperand immediate:
                return (immediate.Bits != 0 ? DataSize.Word(immediate.Bits) + " " : "") + Format(immediate.Value);
            case AddressOperand address:
                return Format(address.Memory, 0);
            default:
                Error(operand.Position, "XS0215", "this operand cannot stand in an instruction; use a register, memory or a value");
                return "0";
        }
    }
}
