using System;

namespace Helix.Interfaces.Modules;

/// <summary>A row of a module's table of needs.</summary>
/// <param name="Type">The interface.</param>
/// <param name="Name">Its contract name, such as <c>BlockDev</c>.</param>
/// <param name="Range">The contract versions it can work with.</param>
/// <param name="Need">Whether it can do without.</param>
public sealed record RequiredInterface(Type Type, string Name, VersionRange Range, DependencyNeed Need);
