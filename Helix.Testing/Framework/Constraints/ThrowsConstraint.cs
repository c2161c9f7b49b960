namespace NUnit.Framework.Constraints;

/// <summary>Describes the exception that code ends with; null is none.</summary>
/// <param name="inner">What the exception is.</param>
public sealed class ThrowsConstraint(Constraint inner) : Constraint
{
    /// <inheritdoc />
    public override string Description => "throws " + inner.Description;

    /// <inheritdoc />
    public override ConstraintExpression And => new(next => new ThrowsConstraint(inner.And.End(next)));

    /// <inheritdoc />
    public override bool Matches(object? actual) => inner.Matches(actual);
}
