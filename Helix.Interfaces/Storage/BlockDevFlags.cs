using System;

namespace Helix.Interfaces.Storage;

/// <summary>Properties of a block device.</summary>
[Flags]
public enum BlockDevFlags
{
    /// <summary>A fixed medium that can be written.</summary>
    None = 0,

    /// <summary>The medium can be taken out.</summary>
    Removable = 1,

    /// <summary>The medium can only be read.</summary>
    ReadOnly = 2,

    /// <summary>What is written is gone when the machine is switched off.</summary>
    Volatile = 4,
}
