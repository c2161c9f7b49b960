using System;

namespace Helix.Interfaces.Hardware;

/// <summary>
/// The module drives the linear framebuffer that the boot loader set up. Without one the grant fails with device absent.
/// </summary>
/// <param name="name">What the module calls it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UsesFramebufferAttribute(string name) : Attribute
{
    /// <summary>What the module calls it.</summary>
    public string Name { get; } = name;
}
