using Helix.Interfaces.Modules;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>An offer in a manifest.</summary>
/// <param name="Number">The interface's number.</param>
/// <param name="Name">Its contract name, such as <c>BlockDev</c>.</param>
/// <param name="Version">The contract version that the module was compiled against.</param>
public sealed record ManifestInterface(ushort Number, string Name, ModuleVersion Version);
