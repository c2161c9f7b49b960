using System;

namespace Helix.Interfaces.Files;

/// <summary>How a file is opened.</summary>
[Flags]
public enum OpenFlags
{
    /// <summary>Neither to read nor to write: only its status can be asked for.</summary>
    None = 0,

    /// <summary>To read.</summary>
    Read = 1,

    /// <summary>To write.</summary>
    Write = 2,

    /// <summary>It is made if it is not there.</summary>
    Create = 4,

    /// <summary>With Create: it must not be there.</summary>
    Exclusive = 8,

    /// <summary>It is emptied; needs Write.</summary>
    Truncate = 16,

    /// <summary>Every write goes to the end.</summary>
    Append = 32,
}
