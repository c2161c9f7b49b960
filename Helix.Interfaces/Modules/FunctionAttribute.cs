using System;

namespace Helix.Interfaces.Modules;

/// <summary>The number of a function within its interface, part of the ABI: never reused or changed.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class FunctionAttribute(ushort number) : Attribute
{
    /// <summary>The number.</summary>
    public ushort Number { get; } = number;
}
