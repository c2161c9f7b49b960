using System;

namespace NUnit.Framework;

/// <summary>Puts a test or fixture into a group. The kernel's runner does not look at groups.</summary>
/// <param name="name">The group.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class CategoryAttribute(string name) : Attribute
{
    /// <summary>The group.</summary>
    public string Name { get; } = name;
}
