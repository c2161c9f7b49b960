using System;

namespace Helix.Interfaces.Modules;

/// <summary>Makes an interface one that modules provide and require: its system-wide number, its name and its version.</summary>
/// <param name="number">The number of the interface, part of the ABI; with a function's number it names that function.</param>
/// <param name="name">The name without the <c>I</c>, such as <c>BlockDev</c>.</param>
/// <param name="version">The version of the contract, <c>major.minor.patch</c>.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class ContractAttribute(ushort number, string name, string version) : Attribute
{
    /// <summary>The number of the interface.</summary>
    public ushort Number { get; } = number;

    /// <summary>The name of the interface.</summary>
    public string Name { get; } = name;

    /// <summary>The version of the contract.</summary>
    public string Version { get; } = version;
}
