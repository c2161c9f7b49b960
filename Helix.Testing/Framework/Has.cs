using NUnit.Framework.Constraints;

namespace NUnit.Framework;

/// <summary>What a value has.</summary>
public static class Has
{
    /// <inheritdoc cref="ConstraintExpression.Count" />
    public static ConstraintExpression Count => new ConstraintExpression().Count;

    /// <inheritdoc cref="ConstraintExpression.Length" />
    public static ConstraintExpression Length => new ConstraintExpression().Length;

    /// <inheritdoc cref="ConstraintExpression.Message" />
    public static ConstraintExpression Message => new ConstraintExpression().Message;

    /// <inheritdoc cref="ConstraintExpression.All" />
    public static ConstraintExpression All => new ConstraintExpression().All;

    /// <inheritdoc cref="ConstraintExpression.Some" />
    public static ConstraintExpression Some => new ConstraintExpression().Some;

    /// <inheritdoc cref="ConstraintExpression.None" />
    public static ConstraintExpression None => new ConstraintExpression().None;

    /// <summary>A collection has this element.</summary>
    public static Constraint Member(object? expected) => new ConstraintExpression().Contain(expected);
}
