using System;

namespace Helix.Tests.Unit.HostLink;

/// <summary>What a bad line does.</summary>
[Flags]
internal enum LineDamage
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Changes bytes.</summary>
    Change = 1,

    /// <summary>Loses bytes, up to whole frames.</summary>
    Loss = 2,

    /// <summary>Adds bytes.</summary>
    Noise = 4,

    /// <summary>Sends everything twice.</summary>
    Repetition = 8,
}
