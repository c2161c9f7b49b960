using System;

namespace NUnit.Framework.Constraints;

/// <summary>Describes a value by an equal one.</summary>
/// <param name="expected">The equal one.</param>
public sealed class EqualConstraint(object? expected) : Constraint
{
    private object? _tolerance;
    private bool _ignoresCase;

    /// <summary>Texts that differ in case only are equal.</summary>
    public EqualConstraint IgnoreCase
    {
        get
        {
            _ignoresCase = true;
            return this;
        }
    }

    /// <inheritdoc />
    public override string Description => ValueText.Of(expected) + (_tolerance is null ? "" : " within " + ValueText.Of(_tolerance));

    /// <summary>Numbers and times that differ by no more than this are equal.</summary>
    public EqualConstraint Within(object tolerance)
    {
        _tolerance = tolerance;
        return this;
    }

    /// <inheritdoc />
    public override bool Matches(object? actual)
    {
        if (_tolerance is not null)
        {
            return ValueEquality.AreNear(expected, actual, _tolerance);
        }

        return _ignoresCase && expected is string left && actual is string right
            ? string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
            : ValueEquality.AreEqual(expected, actual);
    }
}
