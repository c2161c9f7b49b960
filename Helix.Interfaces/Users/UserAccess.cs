using System;

namespace Helix.Interfaces.Users;

/// <summary>What is to be done with user memory.</summary>
[Flags]
public enum UserAccess
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is read.</summary>
    Read = 1,

    /// <summary>It is written.</summary>
    Write = 2,

    /// <summary>It is executed.</summary>
    Execute = 4,
}
