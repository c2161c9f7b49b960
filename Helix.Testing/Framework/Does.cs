using NUnit.Framework.Constraints;

namespace NUnit.Framework;

/// <summary>What a text or collection does.</summary>
public static class Does
{
    /// <summary>The opposite of what follows.</summary>
    public static ConstraintExpression Not => new ConstraintExpression().Not;

    /// <inheritdoc cref="ConstraintExpression.Contain" />
    public static Constraint Contain(object? expected) => new ConstraintExpression().Contain(expected);

    /// <inheritdoc cref="ConstraintExpression.StartWith" />
    public static Constraint StartWith(string expected) => new ConstraintExpression().StartWith(expected);

    /// <inheritdoc cref="ConstraintExpression.EndWith" />
    public static Constraint EndWith(string expected) => new ConstraintExpression().EndWith(expected);

    /// <inheritdoc cref="ConstraintExpression.Match" />
    public static Constraint Match(string pattern) => new ConstraintExpression().Match(pattern);
}
