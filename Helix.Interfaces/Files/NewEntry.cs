namespace Helix.Interfaces.Files;

/// <summary>What is to be made in a directory.</summary>
/// <param name="Kind">A file or a directory.</param>
/// <param name="Mode">Permissions as in POSIX, the lower twelve bits.</param>
public readonly record struct NewEntry(EntryKind Kind, int Mode);
