namespace Helix.Sdk.XSharp.Syntax;

/// <summary>A value that the assembler knows: numbers, constants, addresses of labels, and what is computed of them.</summary>
internal abstract record Expression(Position Position);

/// <summary>A number or a character.</summary>
internal sealed record NumberExpression(long Value, Position Position) : Expression(Position);

/// <summary><c>#Name</c>.</summary>
internal sealed record ConstantExpression(string Name, Position Position) : Expression(Position);

/// <summary><c>@Name</c>: the address of a label, variable or function.</summary>
internal sealed record LabelExpression(Name Name) : Expression(Name.Position);

/// <summary><c>@here</c>: the address of the current statement.</summary>
internal sealed record HereExpression(Position Position) : Expression(Position);

/// <summary><c>-e</c>, <c>~e</c>, <c>!e</c>.</summary>
internal sealed record UnaryExpression(string Operator, Expression Operand, Position Position) : Expression(Position);

/// <summary>Two operands and an operator.</summary>
internal sealed record BinaryExpression(string Operator, Expression Left, Expression Right, Position Position)
    : Expression(Position);
