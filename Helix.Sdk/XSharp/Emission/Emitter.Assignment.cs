using Helix.Sdk.XSharp.Machine;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>The <c>=</c> operator: moves, extensions, addresses, ports.</summary>
internal sealed partial class Emitter
{
    private void EmitAssignment(OperationStatement statement)
    {
        Operand source = statement.IsSigned && statement.Source is not SignedOperand
            ? new SignedOperand(statement.Source!, statement.Source!.Position)
            : statement.Source!;
        switch (statement.Target)
        {
            case RegisterOperand { Register.Class: RegisterClass.General } target:
                AssignGeneral(target, source);
                break;
            case RegisterOperand target:
                AssignSpecial(target, source);
                break;
            case MemoryOperand target:
                AssignMemory(target, source);
                break;
            case PortOperand target:
                AssignPort(target, source);
                break;
        }
    }

    private void AssignGeneral(RegisterOperand target, Operand source)
    {
        string name = Format(target);
        int bits = target.Register.Bits;
        switch (source)
        {
            case RegisterOperand register:
                AssignRegister(target, register);
                break;
            case ImmediateOperand immediate when _bits == 64 && bits == 64 && !immediate.Absolute && CountAddresses(immediate.Value) == 1:
                Code("lea", name, "[" + Format(immediate.Value) + "]");
                break;
            case ImmediateOperand immediate:
                Code("mov", name, FormatImmediate(immediate, bits, true));
                break;
            case MemoryOperand memory when memory.Bits != 0 && memory.Bits < bits:
                Extend(target.Register, Format(memory, memory.Bits), memory.Bits, false);
                break;
            case MemoryOperand memory:
                RequireSame(memory, bits);
                Code("mov", name, Format(memory, bits));
                break;
            case AddressOperand address:
                Code("lea", name, Format(address.Memory, 0));
                break;
            case PortOperand port when target.Register.IsAccumulator && bits <= 32:
                Code("in", name, Format(port));
                break;
            case PortOperand:
                Error(target.Position, "XS0217", "a port is read into AL, AX or EAX");
                break;
            case UnaryOperand unary:
                AssignUnary(target, unary);
                break;
            case SignedOperand signed:
                AssignSigned(target, signed);
                break;
        }
    }

    private void AssignRegister(RegisterOperand target, RegisterOperand source)
    {
        Register to = target.Register;
        Register from = source.Register;
        string fromName = Format(source);
        switch (from.Class)
        {
            case RegisterClass.General when from.Bits == to.Bits:
            case RegisterClass.Segment when to.Bits >= 16:
            case RegisterClass.Control or RegisterClass.Debug when to.Bits == (_bits == 64 ? 64 : 32):
                Code("mov", to.Name, fromName);
                break;
            case RegisterClass.General when from.Bits < to.Bits:
                Extend(to, fromName, from.Bits, false);
                break;
            case RegisterClass.General:
                Error(source.Position, "XS0218", $"{Upper(from)} is wider than {Upper(to)}; name its low part");
                break;
            case RegisterClass.Vector or RegisterClass.Mmx when to.Bits >= 32:
                Code(to.Bits == 64 ? "movq" : "movd", to.Name, fromName);
                break;
            default:
                Error(source.Position, "XS0219", $"{Upper(from)} cannot be moved to {Upper(to)}");
                break;
        }
    }

    private static string Upper(Register register) => register.Name.ToUpperInvariant();

    /// <summary>Moves a narrow value into a wide register; from 32 to 64 bits the processor clears the upper half itself.</summary>
    private void Extend(Register to, string source, int fromBits, bool isSigned)
    {
        if (fromBits == 32)
        {
            Code(isSigned ? "movsxd" : "mov", isSigned ? to.Name : LowHalf(to), source);
        }
        else
        {
            Code(isSigned ? "movsx" : "movzx", to.Name, source);
        }
    }

    /// <summary>The 32-bit name of a 64-bit register.</summary>
    private static string LowHalf(Register register) =>
        register.Name.Length > 1 && char.IsAsciiDigit(register.Name[1]) ? register.Name + "d" : "e" + register.Name[1..];

    private void AssignSigned(RegisterOperand target, SignedOperand signed)
    {
        switch (signed.Inner)
        {
            case RegisterOperand { Register.Class: RegisterClass.General } register when register.Register.Bits < target.Register.Bits:
                Extend(target.Register, Format(register), register.Register.Bits, true);
                break;
            case MemoryOperand memory when memory.Bits != 0 && memory.Bits < target.Register.Bits:
                Extend(target.Register, Format(memory, memory.Bits), memory.Bits, true);
                break;
            default:
                Error(signed.Position, "XS0220", "'signed' needs an operand of a smaller size: a register, or byte, word or dword memory");
                break;
        }
    }

    private void AssignUnary(RegisterOperand target, UnaryOperand unary)
    {
        bool isSame = unary.Inner is RegisterOperand register && register.Register == target.Register;
        if (!isSame)
        {
            AssignGeneral(target, unary.Inner);
        }

        Code(unary.Operator == "-" ? "neg" : "not", target.Register.Name);
    }

    private void RequireSame(MemoryOperand memory, int bits)
    {
        if (memory.Bits != 0 && memory.Bits != bits)
        {
            Error(memory.Position, "XS0221", $"a {DataSize.Word(memory.Bits)} in memory does not fit a register of {bits} bits");
        }
    }

    private void AssignMemory(MemoryOperand target, Operand source)
    {
        switch (source)
        {
            case RegisterOperand { Register.Class: RegisterClass.General } register:
                RequireSame(target, register.Register.Bits);
                Code("mov", Format(target, register.Register.Bits), Format(register));
                break;
            case RegisterOperand { Register.Class: RegisterClass.Segment } register:
                Code("mov", Format(target, 16), Format(register));
                break;
            case RegisterOperand { Register.Class: RegisterClass.Vector or RegisterClass.Mmx } register:
                Code(VectorMove(register.Register, target.Bits), Format(target, target.Bits), Format(register));
                break;
            case ImmediateOperand immediate:
                AssignImmediate(target, immediate);
                break;
            case UnaryOperand { Inner: MemoryOperand inner } unary when inner with { Position = target.Position } == target:
                Code(unary.Operator == "-" ? "neg" : "not", Format(target, SizeOf(target)));
                break;
            default:
                Error(source.Position, "XS0222", "memory takes a register or a value; bring this into a register first");
                break;
        }
    }

    private void AssignImmediate(MemoryOperand target, ImmediateOperand immediate)
    {
        int bits = SizeOf(target);
        if (_bits == 64 && HasAddress(immediate.Value) && !immediate.Absolute && CountAddresses(immediate.Value) == 1)
        {
            Error(immediate.Position, "XS0223", "an address has 64 bits; take it into a register first, for example RAX = @Name");
            return;
        }

        Code("mov", Format(target, bits), FormatImmediate(immediate, bits, false));
    }

    private void AssignSpecial(RegisterOperand target, Operand source)
    {
        Register to = target.Register;
        string name = Format(target);
        int wordBits = _bits == 64 ? 64 : 32;
        switch (to.Class, source)
        {
            case (RegisterClass.Segment, RegisterOperand { Register: { Class: RegisterClass.General, Bits: >= 16 } } register):
                Code("mov", name, Format(register));
                break;
            case (RegisterClass.Segment, MemoryOperand memory):
                Code("mov", name, Format(memory, 16));
                break;
            case (RegisterClass.Control or RegisterClass.Debug, RegisterOperand { Register.Class: RegisterClass.General } register)
                when register.Register.Bits == wordBits:
                Code("mov", name, Format(register));
                break;
            case (RegisterClass.Vector or RegisterClass.Mmx, RegisterOperand register) when register.Register.Class == to.Class:
                Code(to.Class == RegisterClass.Mmx ? "movq" : to.Bits == 256 ? "vmovaps" : "movaps", name, Format(register));
                break;
            case (RegisterClass.Vector or RegisterClass.Mmx, RegisterOperand { Register: { Class: RegisterClass.General, Bits: >= 32 } } register):
                Code(register.Register.Bits == 64 ? "movq" : "movd", name, Format(register));
                break;
            case (RegisterClass.Vector or RegisterClass.Mmx, MemoryOperand memory):
                Code(VectorMove(to, memory.Bits), name, Format(memory, memory.Bits));
                break;
            default:
                Error(source.Position, "XS0224", $"{Upper(to)} takes only a register of {(to.Class == RegisterClass.Segment ? 16 : wordBits)} bits"
                    + (to.Class is RegisterClass.Vector or RegisterClass.Segment ? " or memory" : "") + "; load that first");
                break;
        }
    }

    /// <summary>Unaligned whole registers; with a size, the scalar move of that size.</summary>
    private static string VectorMove(Register register, int bits) => (register.Class, bits) switch
    {
        (RegisterClass.Mmx, _) => "movq",
        (_, 32) => "movss",
        (_, 64) => "movsd",
        _ => register.Bits == 256 ? "vmovdqu" : "movdqu",
    };

    private void AssignPort(PortOperand target, Operand source)
    {
        if (source is RegisterOperand { Register: { IsAccumulator: true, Bits: <= 32 } } register)
        {
            Code("out", Format(target), Format(register));
        }
        else
        {
            Error(source.Position, "XS0217", "a port is written from AL, AX or EAX");
        }
    }

    private string Format(PortOperand port)
    {
        if (port.Number == null)
        {
            return "dx";
        }

        return TryNumber(port.Number, "a port number in the instruction", 0, 255, out long number) ? FormatNumber(number) : "0";
    }
}
