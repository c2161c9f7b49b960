using System;

namespace Helix.Interfaces.Modules;

/// <summary>
/// Declares a module: a class deriving from <see cref="Module"/> with a public constructor without parameters. It is all that is
/// needed; the generator registers the class in <see cref="ModuleCatalog"/>.
/// </summary>
/// <param name="name">Lower-case letters, digits and hyphens, starting with a letter; unique in a system.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HelixModuleAttribute(string name) : Attribute
{
    /// <summary>The module's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its number; 0 derives one from the name.</summary>
    public uint Id { get; set; }

    /// <summary>Its version, <c>major.minor.patch</c>.</summary>
    public string Version { get; set; } = "1.0.0";

    /// <summary>One line for people.</summary>
    public string Description { get; set; } = "";

    /// <summary>Who wrote it.</summary>
    public string Author { get; set; } = "Helix";

    /// <summary>An SPDX licence expression.</summary>
    public string Licence { get; set; } = "MIT";

    /// <summary>What it is and may do.</summary>
    public ModuleFlags Flags { get; set; } = ModuleFlags.KernelSpace;

    /// <summary>What the supervisor does after a fault of it.</summary>
    public FaultPolicy OnFault { get; set; } = FaultPolicy.Restart;
}
