using Helix.Interfaces.Modules;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>A need in a manifest.</summary>
/// <param name="Number">The interface's number.</param>
/// <param name="Name">Its contract name, such as <c>BlockDev</c>.</param>
/// <param name="Range">The contract versions it can work with.</param>
/// <param name="Need">Whether it can do without.</param>
public sealed record ManifestDependency(ushort Number, string Name, VersionRange Range, DependencyNeed Need);
