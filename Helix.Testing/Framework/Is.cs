using System.Collections;
using NUnit.Framework.Constraints;

namespace NUnit.Framework;

/// <summary>What a value is.</summary>
public static class Is
{
    /// <summary>The opposite of what follows.</summary>
    public static ConstraintExpression Not => new ConstraintExpression().Not;

    /// <summary>Each element is what follows.</summary>
    public static ConstraintExpression All => new ConstraintExpression().All;

    /// <inheritdoc cref="ConstraintExpression.EqualTo" />
    public static EqualConstraint EqualTo(object? expected) => new(expected);

    /// <inheritdoc cref="ConstraintExpression.SameAs" />
    public static Constraint SameAs(object? expected) => new ConstraintExpression().SameAs(expected);

    /// <inheritdoc cref="ConstraintExpression.GreaterThan" />
    public static Constraint GreaterThan(object expected) => new ConstraintExpression().GreaterThan(expected);

    /// <inheritdoc cref="ConstraintExpression.GreaterThanOrEqualTo" />
    public static Constraint GreaterThanOrEqualTo(object expected) => new ConstraintExpression().GreaterThanOrEqualTo(expected);

    /// <inheritdoc cref="ConstraintExpression.AtLeast" />
    public static Constraint AtLeast(object expected) => new ConstraintExpression().AtLeast(expected);

    /// <inheritdoc cref="ConstraintExpression.LessThan" />
    public static Constraint LessThan(object expected) => new ConstraintExpression().LessThan(expected);

    /// <inheritdoc cref="ConstraintExpression.LessThanOrEqualTo" />
    public static Constraint LessThanOrEqualTo(object expected) => new ConstraintExpression().LessThanOrEqualTo(expected);

    /// <inheritdoc cref="ConstraintExpression.AtMost" />
    public static Constraint AtMost(object expected) => new ConstraintExpression().AtMost(expected);

    /// <inheritdoc cref="ConstraintExpression.InRange" />
    public static Constraint InRange(object from, object to) => new ConstraintExpression().InRange(from, to);

    /// <inheritdoc cref="ConstraintExpression.EquivalentTo" />
    public static Constraint EquivalentTo(IEnumerable expected) => new ConstraintExpression().EquivalentTo(expected);

    /// <inheritdoc cref="ConstraintExpression.SubsetOf" />
    public static Constraint SubsetOf(IEnumerable expected) => new ConstraintExpression().SubsetOf(expected);

    /// <inheritdoc cref="ConstraintExpression.Null" />
    public static Constraint Null => new ConstraintExpression().Null;

    /// <inheritdoc cref="ConstraintExpression.True" />
    public static Constraint True => new ConstraintExpression().True;

    /// <inheritdoc cref="ConstraintExpression.False" />
    public static Constraint False => new ConstraintExpression().False;

    /// <inheritdoc cref="ConstraintExpression.Empty" />
    public static Constraint Empty => new ConstraintExpression().Empty;

    /// <inheritdoc cref="ConstraintExpression.Unique" />
    public static Constraint Unique => new ConstraintExpression().Unique;

    /// <inheritdoc cref="ConstraintExpression.Zero" />
    public static Constraint Zero => new ConstraintExpression().Zero;

    /// <inheritdoc cref="ConstraintExpression.Positive" />
    public static Constraint Positive => new ConstraintExpression().Positive;

    /// <inheritdoc cref="ConstraintExpression.Negative" />
    public static Constraint Negative => new ConstraintExpression().Negative;

    /// <inheritdoc cref="ConstraintExpression.TypeOf" />
    public static Constraint TypeOf<T>() => new ConstraintExpression().TypeOf<T>();

    /// <inheritdoc cref="ConstraintExpression.InstanceOf" />
    public static Constraint InstanceOf<T>() => new ConstraintExpression().InstanceOf<T>();
}
