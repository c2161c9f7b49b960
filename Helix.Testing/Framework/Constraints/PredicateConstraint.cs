using System;

namespace NUnit.Framework.Constraints;

/// <summary>A description by a question.</summary>
/// <param name="description">What is expected, for people.</param>
/// <param name="matches">The question.</param>
public sealed class PredicateConstraint(string description, Func<object?, bool> matches) : Constraint
{
    /// <inheritdoc />
    public override string Description => description;

    /// <inheritdoc />
    public override bool Matches(object? actual) => matches(actual);
}
