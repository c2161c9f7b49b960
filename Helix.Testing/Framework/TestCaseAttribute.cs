using System;

namespace NUnit.Framework;

/// <summary>Marks a test that is run with these arguments; several make several tests.</summary>
/// <param name="arguments">One for each parameter, converted to its type as an explicit conversion would.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class TestCaseAttribute(params object?[]? arguments) : Attribute
{
    /// <summary>One for each parameter.</summary>
    public object?[] Arguments { get; } = arguments ?? [null];

    /// <summary>What the method must return, for one that returns something.</summary>
    public object? ExpectedResult { get; set; }

    /// <summary>A name for people; the kernel's runner counts the cases instead.</summary>
    public string? TestName { get; set; }
}
