namespace Helix.Interfaces.Modules;

/// <summary>
/// What can be known of a module without running it. Made by the generator from <see cref="HelixModuleAttribute"/>.
/// </summary>
/// <param name="Id">Its number, unique in a system; by default derived from the name.</param>
/// <param name="Name">Its name, unique in a system, also the name of its configuration group.</param>
/// <param name="Version">The version of this implementation.</param>
/// <param name="Description">One line for people.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Licence">An SPDX licence expression.</param>
/// <param name="Flags">What it is and may do.</param>
public sealed record ModuleMetadata(
    uint Id, string Name, ModuleVersion Version, string Description, string Author, string Licence, ModuleFlags Flags);
