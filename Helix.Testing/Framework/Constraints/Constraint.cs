namespace NUnit.Framework.Constraints;

/// <summary>Describes a value.</summary>
public abstract class Constraint
{
    /// <summary>What is expected, for people.</summary>
    public abstract string Description { get; }

    /// <summary>This, and what follows.</summary>
    public virtual ConstraintExpression And => new(next => new PredicateConstraint(
        $"{Description} and {next.Description}", actual => Matches(actual) && next.Matches(actual)));

    /// <summary>This, and what follows.</summary>
    public ConstraintExpression With => And;

    /// <summary>This, or what follows.</summary>
    public ConstraintExpression Or => new(next => new PredicateConstraint(
        $"{Description} or {next.Description}", actual => Matches(actual) || next.Matches(actual)));

    /// <summary>Whether the value is so.</summary>
    public abstract bool Matches(object? actual);
}
