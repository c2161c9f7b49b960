using System;
using System.Diagnostics.CodeAnalysis;
using NUnit.Framework.Constraints;

namespace NUnit.Framework;

/// <summary>States what must hold; throws <see cref="AssertionException"/> if it does not.</summary>
public static class Assert
{
    /// <summary>The condition holds.</summary>
    public static void That([DoesNotReturnIf(false)] bool condition, string message = "")
    {
        if (!condition)
        {
            Report(message, "  Expected: true\n  But was:  false");
        }
    }

    /// <summary>The value is as described.</summary>
    public static void That<T>(T actual, Constraint expected, string message = "")
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (!expected.Matches(actual))
        {
            Report(message, $"  Expected: {expected.Description}\n  But was:  {ValueText.Of(actual)}");
        }
    }

    /// <summary>The code ends as described.</summary>
    public static void That(TestDelegate code, Constraint expected, string message = "")
    {
        ArgumentNullException.ThrowIfNull(code);
        Exception? thrown = null;
        try
        {
            code();
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        That(thrown, expected, message);
    }

    /// <summary>The code ends, or its value is, as described.</summary>
    public static void That<T>(ActualValueDelegate<T> code, Constraint expected, string message = "")
    {
        ArgumentNullException.ThrowIfNull(code);
        if (expected is ThrowsConstraint)
        {
            That(() => { _ = code(); }, expected, message);
        }
        else
        {
            That(code(), expected, message);
        }
    }

    /// <summary>The code throws exactly this exception.</summary>
    /// <returns>The exception.</returns>
    public static T Throws<T>(TestDelegate code)
        where T : Exception
    {
        ArgumentNullException.ThrowIfNull(code);
        T? caught = null;
        That(
            () =>
            {
                try
                {
                    code();
                }
                catch (T exception)
                {
                    caught = exception;
                    throw;
                }
            },
            NUnit.Framework.Throws.TypeOf<T>());
        return caught!;
    }

    /// <summary>The test fails.</summary>
    [DoesNotReturn]
    public static void Fail(string message = "") => Report(message, "  the test calls Fail");

    [DoesNotReturn]
    private static void Report(string message, string what) =>
        throw new AssertionException(message.Length > 0 ? "  " + message + "\n" + what : what);
}
