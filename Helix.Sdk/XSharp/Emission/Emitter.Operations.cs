using Helix.Sdk.XSharp.Machine;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>Arithmetic, logic, shifts, comparison, exchange.</summary>
internal sealed partial class Emitter
{
    private void EmitOperation(OperationStatement statement)
    {
        if (statement.IsLocked)
        {
            bool lockable = statement.Target is MemoryOperand
                && statement.Operator is "+" or "-" or "&" or "|" or "^" or "++" or "--" or "<>";
            if (!lockable)
            {
                Error(statement.Position, "XS0225", "'lock' needs memory on the left and + - & | ^ ++ -- or <>");
                return;
            }

            _out.Append("    lock");
        }

        switch (statement.Operator)
        {
            case "=": EmitAssignment(statement); break;
            case "++": EmitOne("inc", statement.Target); break;
            case "--": EmitOne("dec", statement.Target); break;
            case "+": EmitTwo("add", statement); break;
            case "-": EmitTwo("sub", statement); break;
            case "&": EmitTwo("and", statement); break;
            case "|": EmitTwo("or", statement); break;
            case "^": EmitTwo("xor", statement); break;
            case "?=": EmitTwo("cmp", statement); break;
            case "?&": EmitTwo("test", statement); break;
            case "<>": EmitTwo("xchg", statement); break;
            case "<<": EmitShift("shl", statement); break;
            case ">>": EmitShift(statement.IsSigned ? "sar" : "shr", statement); break;
            case "<~": EmitShift("rol", statement); break;
            case "~>": EmitShift("ror", statement); break;
            case "*": EmitMultiply(statement); break;
            default: EmitDivide(statement); break;
        }
    }

    private void EmitOne(string mnemonic, Operand target)
    {
        switch (target)
        {
            case RegisterOperand { Register.Class: RegisterClass.General } register:
                Code(mnemonic, Format(register));
                break;
            case MemoryOperand memory:
                Code(mnemonic, Format(memory, SizeOf(memory)));
                break;
            default:
                Error(target.Position, "XS0226", "a general register or memory is expected");
                break;
        }
    }

    private void EmitTwo(string mnemonic, OperationStatement statement) =>
        EmitTwo(mnemonic, statement.Target, statement.Source!);

    private void EmitTwo(string mnemonic, Operand target, Operand source)
    {
        switch (target, source)
        {
            case (RegisterOperand { Register.Class: not RegisterClass.General } register, _):
                Error(register.Position, "XS0226", $"'{mnemonic}' works on general registers and memory; for {Upper(register.Register)} use "
                    + "the instruction's own word");
                break;
            case (RegisterOperand left, RegisterOperand { Register.Class: RegisterClass.General } right):
                if (left.Register.Bits != right.Register.Bits)
                {
                    Error(right.Position, "XS0227", $"{Upper(left.Register)} and {Upper(right.Register)} differ in size");
                }

                Code(mnemonic, Format(left), Format(right));
                break;
            case (RegisterOperand left, MemoryOperand right):
                RequireSame(right, left.Register.Bits);
                Code(mnemonic, Format(left), Format(right, left.Register.Bits));
                break;
            case (MemoryOperand left, RegisterOperand { Register.Class: RegisterClass.General } right):
                RequireSame(left, right.Register.Bits);
                Code(mnemonic, Format(left, right.Register.Bits), Format(right));
                break;
            case (RegisterOperand left, ImmediateOperand right) when mnemonic != "xchg":
                RefuseAddress(right);
                Code(mnemonic, Format(left), FormatImmediate(right, left.Register.Bits, false));
                break;
            case (MemoryOperand left, ImmediateOperand right) when mnemonic != "xchg":
                RefuseAddress(right);
                int bits = SizeOf(left);
                Code(mnemonic, Format(left, bits), FormatImmediate(right, bits, false));
                break;
            case (MemoryOperand, MemoryOperand):
                Error(source.Position, "XS0228", "two memory operands in one instruction; bring one into a register first");
                break;
            default:
                Error(source.Position, "XS0229", $"'{mnemonic}' cannot use this operand");
                break;
        }
    }

    /// <summary>In 64-bit code an address is no value of 32 bits, unless the source says that it is.</summary>
    private void RefuseAddress(ImmediateOperand immediate)
    {
        if (_bits == 64 && !immediate.Absolute && CountAddresses(immediate.Value) == 1)
        {
            Error(immediate.Position, "XS0223", "an address has 64 bits; take it into a register first, for example RAX = @Name");
        }
    }

    private void EmitShift(string mnemonic, OperationStatement statement)
    {
        string target;
        switch (statement.Target)
        {
            case RegisterOperand { Register.Class: RegisterClass.General } register:
                target = Format(register);
                break;
            case MemoryOperand memory:
                target = Format(memory, SizeOf(memory));
                break;
            default:
                Error(statement.Target.Position, "XS0226", "a general register or memory is expected");
                return;
        }

        switch (statement.Source)
        {
            case RegisterOperand { Register.Name: "cl" }:
                Code(mnemonic, target, "cl");
                break;
            case ImmediateOperand immediate when TryNumber(immediate.Value, "a shift count", 0, 255, out long count):
                Code(mnemonic, target, FormatNumber(count));
                break;
            case ImmediateOperand:
                break;
            default:
                Error(statement.Source!.Position, "XS0230", "a shift count is a number or CL");
                break;
        }
    }

    private void EmitMultiply(OperationStatement statement)
    {
        if (statement.Target is not RegisterOperand { Register: { Class: RegisterClass.General, Bits: >= 16 } } target)
        {
            Error(statement.Target.Position, "XS0231", "'*' needs a register of 16, 32 or 64 bits on the left");
            return;
        }

        EmitTwo("imul", target, statement.Source!);
    }

    /// <summary>
    /// Division of the accumulator: the upper half is prepared in DX, the quotient stays in place; for <c>%</c> the
    /// remainder is moved there.
    /// </summary>
    private void EmitDivide(OperationStatement statement)
    {
        if (statement.Target is not RegisterOperand { Register: { IsAccumulator: true, Bits: >= 16 } } target)
        {
            Error(statement.Target.Position, "XS0232", "'/' and '%' divide the accumulator: AX, EAX or RAX must stand on the left");
            return;
        }

        int bits = target.Register.Bits;
        string accumulator = Format(target);
        Register upper = Register.OfWidth("dx", bits);
        string? divisor = null;
        switch (statement.Source)
        {
            case RegisterOperand register when register.Register.Bits == bits && register.Register != upper
                && register.Register.Class == RegisterClass.General:
                divisor = Format(register);
                break;
            case MemoryOperand memory:
                RequireSame(memory, bits);
                divisor = Format(memory, bits);
                break;
            default:
                Error(statement.Source!.Position, "XS0233", $"the divisor is memory or a register of {bits} bits other than {Upper(upper)}");
                return;
        }

        if (statement.IsSigned)
        {
            Code(bits switch { 16 => "cwd", 32 => "cdq", _ => "cqo" });
        }
        else
        {
            string cleared = bits == 64 ? "edx" : upper.Name;
            Code("xor", cleared, cleared);
        }

        Code(statement.IsSigned ? "idiv" : "div", divisor);
        if (statement.Operator == "%")
        {
            Code("mov", accumulator, upper.Name);
        }
    }
}
