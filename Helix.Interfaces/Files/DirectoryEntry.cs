namespace Helix.Interfaces.Files;

/// <summary>An entry of a directory.</summary>
/// <param name="Name">Its name, without a path.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct DirectoryEntry(string Name, EntryKind Kind);
