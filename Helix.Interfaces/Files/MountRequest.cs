namespace Helix.Interfaces.Files;

/// <summary>How a user module asks for a mount.</summary>
/// <param name="Flags">How the file system is mounted.</param>
/// <param name="OptionsBytes">The size of the options' text, in bytes, from 0.</param>
public readonly record struct MountRequest(MountFlags Flags, int OptionsBytes);
