using System;

namespace Helix.Interfaces.Shell;

/// <summary>
/// Declares a shell command: a class that implements <see cref="IShellCommand"/> and has a public or internal constructor without
/// parameters. The generator registers it in <see cref="CommandCatalog"/>; any module may bring commands.
/// </summary>
/// <param name="name">What is typed.</param>
/// <param name="usage">Its arguments as help shows them, such as <c>[count]</c>; empty if it has none.</param>
/// <param name="summary">One line that says what it does.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShellCommandAttribute(string name, string usage, string summary) : Attribute
{
    /// <summary>What is typed.</summary>
    public string Name { get; } = name;

    /// <summary>Its arguments.</summary>
    public string Usage { get; } = usage;

    /// <summary>One line that says what it does.</summary>
    public string Summary { get; } = summary;
}
