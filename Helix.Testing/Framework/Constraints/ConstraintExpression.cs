using System;
using System.Collections;
using System.Text.RegularExpressions;

namespace NUnit.Framework.Constraints;

/// <summary>The beginning of a description: what has been said, applied to what follows.</summary>
public sealed class ConstraintExpression
{
    private readonly Func<Constraint, Constraint>? _said;

    /// <summary>Nothing has been said.</summary>
    public ConstraintExpression()
    {
    }

    internal ConstraintExpression(Func<Constraint, Constraint> said) => _said = said;

    /// <summary>The opposite of what follows.</summary>
    public ConstraintExpression Not => Then(static next => new PredicateConstraint("not " + next.Description, actual => !next.Matches(actual)));

    /// <summary>Each element is what follows.</summary>
    public ConstraintExpression All => Then(static next => new PredicateConstraint(
        "all " + next.Description, actual => ValueEquality.Items(actual).TrueForAll(next.Matches)));

    /// <summary>An element is what follows.</summary>
    public ConstraintExpression Some => Then(static next => new PredicateConstraint(
        "some " + next.Description, actual => ValueEquality.Items(actual).Exists(next.Matches)));

    /// <summary>No element is what follows.</summary>
    public ConstraintExpression None => Then(static next => new PredicateConstraint(
        "no " + next.Description, actual => !ValueEquality.Items(actual).Exists(next.Matches)));

    /// <summary>The number of elements of a collection that is no array is what follows.</summary>
    public ConstraintExpression Count => Then(static next => new PredicateConstraint(
        "count " + next.Description, actual => actual is not (Array or string) && next.Matches(ValueEquality.Items(actual).Count)));

    /// <summary>The length of a text or array is what follows.</summary>
    public ConstraintExpression Length => Then(static next => new PredicateConstraint(
        "length " + next.Description, actual => actual is Array or string && next.Matches(ValueEquality.Items(actual).Count)));

    /// <summary>An exception's message is what follows.</summary>
    public ConstraintExpression Message => Then(static next => new PredicateConstraint(
        "message " + next.Description, actual => actual is Exception exception && next.Matches(exception.Message)));

    /// <summary>An exception's cause is what follows.</summary>
    public ConstraintExpression InnerException => Then(static next => new PredicateConstraint(
        "inner exception " + next.Description, actual => actual is Exception exception && next.Matches(exception.InnerException)));

    /// <summary>Equal: numbers by value, texts by characters, collections by elements.</summary>
    public Constraint EqualTo(object? expected) => End(new EqualConstraint(expected));

    /// <summary>The same object.</summary>
    public Constraint SameAs(object? expected) => End(new PredicateConstraint("same object as " + ValueText.Of(expected), actual => ReferenceEquals(actual, expected)));

    /// <summary>Greater.</summary>
    public Constraint GreaterThan(object expected) => End(Ordered("greater than", expected, static order => order > 0));

    /// <summary>Greater or equal.</summary>
    public Constraint GreaterThanOrEqualTo(object expected) => End(Ordered("greater than or equal to", expected, static order => order >= 0));

    /// <summary>Greater or equal.</summary>
    public Constraint AtLeast(object expected) => End(Ordered("greater than or equal to", expected, static order => order >= 0));

    /// <summary>Less.</summary>
    public Constraint LessThan(object expected) => End(Ordered("less than", expected, static order => order < 0));

    /// <summary>Less or equal.</summary>
    public Constraint LessThanOrEqualTo(object expected) => End(Ordered("less than or equal to", expected, static order => order <= 0));

    /// <summary>Less or equal.</summary>
    public Constraint AtMost(object expected) => End(Ordered("less than or equal to", expected, static order => order <= 0));

    /// <summary>Not less than the first, not greater than the second.</summary>
    public Constraint InRange(object from, object to) => End(Ordered("at least", from, static order => order >= 0).And.AtMost(to));

    /// <summary>The same elements in any order.</summary>
    public Constraint EquivalentTo(IEnumerable expected) => End(new PredicateConstraint("equivalent to " + ValueText.Of(expected), actual => ValueEquality.AreEquivalent(expected, actual)));

    /// <summary>Each element is one of these.</summary>
    public Constraint SubsetOf(IEnumerable expected) => End(new PredicateConstraint("subset of " + ValueText.Of(expected), actual => ValueEquality.IsSubset(actual, expected)));

    /// <summary>Is null.</summary>
    public Constraint Null => End(new PredicateConstraint("null", static actual => actual is null));

    /// <summary>Is true.</summary>
    public Constraint True => End(new PredicateConstraint("true", static actual => actual is true));

    /// <summary>Is false.</summary>
    public Constraint False => End(new PredicateConstraint("false", static actual => actual is false));

    /// <summary>Is empty.</summary>
    public Constraint Empty => End(new PredicateConstraint("empty", ValueEquality.IsEmpty));

    /// <summary>Is all elements different.</summary>
    public Constraint Unique => End(new PredicateConstraint("all elements different", ValueEquality.IsUnique));

    /// <summary>Is zero.</summary>
    public Constraint Zero => EqualTo(0);

    /// <summary>Is greater than zero.</summary>
    public Constraint Positive => GreaterThan(0);

    /// <summary>Is less than zero.</summary>
    public Constraint Negative => LessThan(0);

    /// <summary>Is exactly of this type.</summary>
    public Constraint TypeOf<T>() => End(new PredicateConstraint("of type " + typeof(T).Name, static actual => actual?.GetType() == typeof(T)));

    /// <summary>Is of this type or of one derived from it.</summary>
    public Constraint InstanceOf<T>() => End(new PredicateConstraint("of type " + typeof(T).Name, static actual => actual is T));

    /// <summary>A text has this part, or a collection this element.</summary>
    public Constraint Contain(object? expected) => End(new PredicateConstraint("containing " + ValueText.Of(expected), actual => ValueEquality.Contains(actual, expected)));

    /// <summary>A text begins so.</summary>
    public Constraint StartWith(string expected) => End(Text("starting with", expected, actual => actual.StartsWith(expected, StringComparison.Ordinal)));

    /// <summary>A text ends so.</summary>
    public Constraint EndWith(string expected) => End(Text("ending with", expected, actual => actual.EndsWith(expected, StringComparison.Ordinal)));

    /// <summary>A text has a part that a regular expression describes.</summary>
    public Constraint Match(string pattern) => End(Text("matching", pattern, actual => Regex.IsMatch(actual, pattern)));

    /// <summary>A text has this part, or a collection this element.</summary>
    public Constraint Contains(object? expected) => Contain(expected);

    /// <summary>The whole description.</summary>
    internal Constraint End(Constraint last) => _said is null ? last : _said(last);

    private static PredicateConstraint Ordered(string relation, object expected, Func<int, bool> holds) => new(
        relation + " " + ValueText.Of(expected),
        actual => actual is not null && ValueOrder.Compare(actual, expected) is { } order && holds(order));

    private static PredicateConstraint Text(string relation, string expected, Func<string, bool> holds) =>
        new(
        relation + " " + ValueText.Of(expected),
        actual => actual is string text ? holds(text) : throw new ArgumentException(ValueText.Of(actual) + " is no text", nameof(actual)));

    private ConstraintExpression Then(Func<Constraint, Constraint> step) => new(next => End(step(next)));
}
