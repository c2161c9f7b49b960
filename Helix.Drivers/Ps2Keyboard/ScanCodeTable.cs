using Helix.Interfaces.Console;

namespace Helix.Drivers.Ps2Keyboard;

/// <summary>What the make codes of set 1 stand for on a US keyboard.</summary>
internal static class ScanCodeTable
{
    private const string Normal = "\0\u001b1234567890-=\b\tqwertyuiop[]\n\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
    private const string Shifted = "\0\u001b!@#$%^&*()_+\b\tQWERTYUIOP{}\n\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";

    /// <summary>The character of a key; <c>\0</c> if it has none.</summary>
    public static char Character(int make, bool shift)
    {
        char character = make switch
        {
            0x4A => '-',
            0x4E => '+',
            0x56 => shift ? '>' : '<',
            _ when make < Normal.Length => (shift ? Shifted : Normal)[make],
            _ => '\0',
        };
        return character < ' ' ? '\0' : character;
    }

    /// <summary>The key that a make code without prefix stands for; none if it is a character.</summary>
    public static Key Named(int make) => make switch
    {
        0x01 => Key.Escape,
        0x0E => Key.Backspace,
        0x0F => Key.Tab,
        0x1C => Key.Enter,
        >= 0x3B and <= 0x44 => (Key)((int)Key.F1 + (make - 0x3B)),
        0x57 => Key.F11,
        0x58 => Key.F12,
        _ => Key.None,
    };

    /// <summary>The key that a make code stands for with the prefix 0xE0, and without on a keypad whose numbers are off.</summary>
    public static Key Navigation(int make) => make switch
    {
        0x47 => Key.Home,
        0x48 => Key.Up,
        0x49 => Key.PageUp,
        0x4B => Key.Left,
        0x4D => Key.Right,
        0x4F => Key.End,
        0x50 => Key.Down,
        0x51 => Key.PageDown,
        0x52 => Key.Insert,
        0x53 => Key.Delete,
        _ => Key.None,
    };

    /// <summary>The character of a keypad key whose numbers are on; null if it is no such key.</summary>
    public static char? KeypadDigit(int make) => make switch
    {
        0x47 => '7',
        0x48 => '8',
        0x49 => '9',
        0x4B => '4',
        0x4C => '5',
        0x4D => '6',
        0x4F => '1',
        0x50 => '2',
        0x51 => '3',
        0x52 => '0',
        0x53 => '.',
        _ => null,
    };
}
