using NUnit.Framework.Constraints;

namespace NUnit.Framework;

/// <summary>How code ends.</summary>
public static class Throws
{
    /// <summary>Without an exception.</summary>
    public static Constraint Nothing => new ThrowsConstraint(new PredicateConstraint("no exception", static thrown => thrown is null));

    /// <summary>With an exception, of which the rest is said.</summary>
    public static ConstraintExpression Exception => new(static inner => new ThrowsConstraint(inner));

    /// <summary>With exactly this exception.</summary>
    public static Constraint TypeOf<T>()
        where T : System.Exception => Exception.TypeOf<T>();

    /// <summary>With this exception or one derived from it.</summary>
    public static Constraint InstanceOf<T>()
        where T : System.Exception => Exception.InstanceOf<T>();
}
