using System;

namespace Helix.Interfaces.Files;

/// <summary>How a file system is mounted.</summary>
[Flags]
public enum MountFlags
{
    /// <summary>To read and write.</summary>
    None = 0,

    /// <summary>Only to read.</summary>
    ReadOnly = 1,

    /// <summary>Every write is durable when it returns.</summary>
    Synchronous = 2,
}
