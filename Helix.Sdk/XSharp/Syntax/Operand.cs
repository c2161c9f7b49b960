using Helix.Sdk.XSharp.Machine;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>Something that an instruction reads or writes.</summary>
/// <param name="Bits">The size that was written before it (<c>byte [EBX]</c>), or 0.</param>
/// <param name="Position">Where it stands.</param>
internal abstract record Operand(int Bits, Position Position);

/// <summary>A register.</summary>
internal sealed record RegisterOperand(Register Register, int Bits, Position Position) : Operand(Bits, Position);

/// <summary>A value known to the assembler.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Absolute">Whether <c>absolute</c> asks for the address itself instead of a RIP-relative computation.</param>
internal sealed record ImmediateOperand(Expression Value, bool Absolute, int Bits, Position Position) : Operand(Bits, Position);

/// <summary>Memory: segment, base, scaled index, and a displacement that may name a label.</summary>
/// <param name="Variable">Whether it was written as a name alone (<c>.Count</c>), so that a call or jump means the label.</param>
internal sealed record MemoryOperand(
    Register? Segment,
    Register? Base,
    Register? Index,
    int Scale,
    Expression? Displacement,
    bool Absolute,
    bool Variable,
    int Bits,
    Position Position) : Operand(Bits, Position);

/// <summary><c>@[RBX + 8]</c>: the address of a memory operand.</summary>
internal sealed record AddressOperand(MemoryOperand Memory, Position Position) : Operand(0, Position);

/// <summary><c>Port[DX]</c> or <c>Port[$60]</c>; the number is null for DX.</summary>
internal sealed record PortOperand(Expression? Number, int Bits, Position Position) : Operand(Bits, Position);

/// <summary><c>-R</c>, <c>~R</c>, <c>!R</c>: a register's negative or complement.</summary>
internal sealed record UnaryOperand(string Operator, Operand Inner, Position Position) : Operand(0, Position);

/// <summary><c>signed</c> before an operand: it is extended with its sign.</summary>
internal sealed record SignedOperand(Operand Inner, Position Position) : Operand(Inner.Bits, Position);
