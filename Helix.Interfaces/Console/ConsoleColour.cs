namespace Helix.Interfaces.Console;

/// <summary>The sixteen colours of a text console, numbered as in the VGA attribute byte.</summary>
public enum ConsoleColour : byte
{
    /// <summary>Black.</summary>
    Black = 0,

    /// <summary>Blue.</summary>
    Blue = 1,

    /// <summary>Green.</summary>
    Green = 2,

    /// <summary>Cyan.</summary>
    Cyan = 3,

    /// <summary>Red.</summary>
    Red = 4,

    /// <summary>Magenta.</summary>
    Magenta = 5,

    /// <summary>Brown.</summary>
    Brown = 6,

    /// <summary>Light grey, the usual text colour.</summary>
    Grey = 7,

    /// <summary>Dark grey.</summary>
    DarkGrey = 8,

    /// <summary>Bright blue.</summary>
    BrightBlue = 9,

    /// <summary>Bright green.</summary>
    BrightGreen = 10,

    /// <summary>Bright cyan.</summary>
    BrightCyan = 11,

    /// <summary>Bright red.</summary>
    BrightRed = 12,

    /// <summary>Bright magenta.</summary>
    BrightMagenta = 13,

    /// <summary>Yellow.</summary>
    Yellow = 14,

    /// <summary>White.</summary>
    White = 15,
}
