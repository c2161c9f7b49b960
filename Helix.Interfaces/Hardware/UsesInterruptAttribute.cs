using System;

namespace Helix.Interfaces.Hardware;

/// <summary>The module handles this interrupt line.</summary>
/// <param name="name">What the module calls it; <c>module.name=3</c> in the configuration moves it.</param>
/// <param name="line">The ISA interrupt number, 0 to 15.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UsesInterruptAttribute(string name, byte line) : Attribute
{
    /// <summary>What the module calls it.</summary>
    public string Name { get; } = name;

    /// <summary>The ISA interrupt number.</summary>
    public byte Line { get; } = line;
}
