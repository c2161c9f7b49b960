using System;

namespace Helix.Interfaces.Console;

/// <summary>Keys that are held while another is pressed.</summary>
[Flags]
public enum KeyModifiers : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A shift key.</summary>
    Shift = 1,

    /// <summary>A control key.</summary>
    Control = 2,

    /// <summary>The left alt key.</summary>
    Alt = 4,

    /// <summary>The right alt key.</summary>
    AltGr = 8,
}
