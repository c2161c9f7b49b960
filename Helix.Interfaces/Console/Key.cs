namespace Helix.Interfaces.Console;

/// <summary>A key by what it does.</summary>
public enum Key : byte
{
    /// <summary>No key.</summary>
    None = 0,

    /// <summary>A key that stands for a character, see <see cref="KeyEvent.Character"/>.</summary>
    Character = 1,

    /// <summary>Enter, also on the keypad.</summary>
    Enter = 2,

    /// <summary>Erases to the left.</summary>
    Backspace = 3,

    /// <summary>Erases to the right.</summary>
    Delete = 4,

    /// <summary>Tab.</summary>
    Tab = 5,

    /// <summary>Escape.</summary>
    Escape = 6,

    /// <summary>Arrow left.</summary>
    Left = 7,

    /// <summary>Arrow right.</summary>
    Right = 8,

    /// <summary>Arrow up.</summary>
    Up = 9,

    /// <summary>Arrow down.</summary>
    Down = 10,

    /// <summary>Home.</summary>
    Home = 11,

    /// <summary>End.</summary>
    End = 12,

    /// <summary>Page up.</summary>
    PageUp = 13,

    /// <summary>Page down.</summary>
    PageDown = 14,

    /// <summary>Insert.</summary>
    Insert = 15,

    /// <summary>F1; the other function keys follow.</summary>
    F1 = 16,

    /// <summary>F2.</summary>
    F2 = 17,

    /// <summary>F3.</summary>
    F3 = 18,

    /// <summary>F4.</summary>
    F4 = 19,

    /// <summary>F5.</summary>
    F5 = 20,

    /// <summary>F6.</summary>
    F6 = 21,

    /// <summary>F7.</summary>
    F7 = 22,

    /// <summary>F8.</summary>
    F8 = 23,

    /// <summary>F9.</summary>
    F9 = 24,

    /// <summary>F10.</summary>
    F10 = 25,

    /// <summary>F11.</summary>
    F11 = 26,

    /// <summary>F12.</summary>
    F12 = 27,
}
