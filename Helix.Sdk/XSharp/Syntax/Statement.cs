using System.Collections.Generic;

namespace Helix.Sdk.XSharp.Syntax;

/// <summary>A statement; the derived records are all forms of X#.</summary>
internal abstract record Statement(Position Position);

internal sealed record NamespaceStatement(string Name, Position Position) : Statement(Position);

internal sealed record ConstStatement(Name Name, Expression Value, Position Position) : Statement(Position);

/// <summary><c>var</c>: <paramref name="Bits"/> 0 = not written; no items = zero or reserved.</summary>
internal sealed record VarStatement(
    Name Name, int Bits, Expression? Count, IReadOnlyList<DataItem> Items, bool IsGlobal, Position Position) : Statement(Position);

/// <summary>A line of data: <c>qword @Handler, 0</c>.</summary>
internal sealed record DataStatement(int Bits, IReadOnlyList<DataItem> Items, Position Position) : Statement(Position);

/// <summary>One datum: a value, or text.</summary>
internal sealed record DataItem(Expression? Value, string? Text);

/// <summary><c>extern</c>: exact names, or names of this namespace defined in another file.</summary>
internal sealed record ExternStatement(IReadOnlyList<Name> Names, bool InNamespace, int Bits, Position Position)
    : Statement(Position);

/// <summary><c>section</c>, <c>bits</c>, <c>align</c>, <c>org</c>, <c>reserve</c>.</summary>
internal sealed record SectionStatement(string Name, string Attributes, Position Position) : Statement(Position);

internal sealed record BitsStatement(int Bits, Position Position) : Statement(Position);

internal sealed record AlignStatement(Expression Value, Position Position) : Statement(Position);

internal sealed record OrgStatement(Expression Value, Position Position) : Statement(Position);

internal sealed record ReserveStatement(int Bits, Expression Count, Position Position) : Statement(Position);

internal sealed record FunctionStatement(
    Name Name, FunctionForm Form, bool IsGlobal, IReadOnlyList<Statement> Body, Position End, Position Position) : Statement(Position);

internal sealed record LabelStatement(Name Name, bool IsGlobal, Position Position) : Statement(Position);

/// <summary>
/// <c>target operator source</c>: assignment, arithmetic, shift, comparison, exchange; source is null for <c>++ --</c>.
/// </summary>
internal sealed record OperationStatement(
    Operand Target, string Operator, Operand? Source, bool IsSigned, bool IsLocked, Position Position) : Statement(Position);

internal sealed record PushStatement(IReadOnlyList<Operand> Operands, Position Position) : Statement(Position);

internal sealed record PopStatement(IReadOnlyList<Operand> Operands, Position Position) : Statement(Position);

/// <summary><c>+All</c>, <c>-All</c>, <c>+Flags</c>, <c>-Flags</c>.</summary>
internal sealed record StackStatement(bool IsPush, bool IsFlags, Position Position) : Statement(Position);

internal sealed record IfStatement(
    Condition Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement>? Else, Position Position) : Statement(Position);

/// <summary>A conditional jump written on one line.</summary>
internal sealed record BranchStatement(Condition Condition, Statement Jump, Position Position) : Statement(Position);

internal sealed record WhileStatement(Condition Condition, IReadOnlyList<Statement> Body, Position Position)
    : Statement(Position);

/// <summary><c>repeat N times</c>: the body, N times over.</summary>
internal sealed record RepeatStatement(Expression Count, string? Variable, IReadOnlyList<Statement> Body, Position Position)
    : Statement(Position);

/// <summary><c>#if</c>: decided by the compiler.</summary>
internal sealed record CompileIfStatement(
    Expression Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else, Position Position) : Statement(Position);

/// <summary>
/// <c>goto</c>; a selector makes it a far jump, <paramref name="IsFar"/> alone one through memory;
/// <paramref name="IsNear"/> asks for the long encoding.
/// </summary>
internal sealed record GotoStatement(Operand Target, Expression? Selector, bool IsFar, bool IsNear, Position Position)
    : Statement(Position);

/// <summary><c>Name(arguments)</c> or <c>call target</c>.</summary>
internal sealed record CallStatement(
    Operand Target, bool IsFunction, IReadOnlyList<Operand> Arguments, bool IsFar, Position Position) : Statement(Position);

/// <summary><c>return</c>, <c>exit</c>, <c>break</c>, <c>continue</c>.</summary>
internal sealed record LeaveStatement(string Word, Position Position) : Statement(Position);

/// <summary>An instruction word with its operands.</summary>
internal sealed record InstructionStatement(string Prefix, string Word, IReadOnlyList<Operand> Operands, Position Position)
    : Statement(Position);

internal sealed record LiteralStatement(string Text, Position Position) : Statement(Position);

internal sealed record CheckpointStatement(string Text, Position Position) : Statement(Position);
