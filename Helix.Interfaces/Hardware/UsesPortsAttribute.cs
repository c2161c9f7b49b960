using System;

namespace Helix.Interfaces.Hardware;

/// <summary>The module drives these I/O ports.</summary>
/// <param name="name">What the module calls them; <c>module.name=0x2f8</c> in the configuration moves them.</param>
/// <param name="first">The first port.</param>
/// <param name="count">How many, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UsesPortsAttribute(string name, ushort first, ushort count) : Attribute
{
    /// <summary>What the module calls them.</summary>
    public string Name { get; } = name;

    /// <summary>The first port.</summary>
    public ushort First { get; } = first;

    /// <summary>How many.</summary>
    public ushort Count { get; } = count;
}
