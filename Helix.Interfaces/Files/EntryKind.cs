namespace Helix.Interfaces.Files;

/// <summary>What a directory entry is.</summary>
public enum EntryKind
{
    /// <summary>A file.</summary>
    File = 0,

    /// <summary>A directory.</summary>
    Directory = 1,

    /// <summary>A symbolic link.</summary>
    SymbolicLink = 2,

    /// <summary>Something else, such as a device.</summary>
    Other = 3,
}
