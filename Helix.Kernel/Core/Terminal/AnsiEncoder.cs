using System.Globalization;
using Helix.Interfaces.Console;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// Turns keys into the characters that an ECMA-48 terminal (xterm) sends for them: the way back of <see
/// cref="AnsiDecoder"/>.
/// </summary>
public static class AnsiEncoder
{
    private const string Introducer = "\u001b[";

    /// <summary>The characters for a key; empty if it has none.</summary>
    public static string Encode(KeyEvent key) => key.Key switch
    {
        Key.Character => Character(key),
        Key.Enter => "\r",
        Key.Backspace => WithAlt("\u007f", key.Modifiers),
        Key.Tab => (key.Modifiers & KeyModifiers.Shift) != 0 ? Introducer + "Z" : "\t",
        Key.Escape => "\u001b",
        Key.Up => Final('A', key.Modifiers),
        Key.Down => Final('B', key.Modifiers),
        Key.Right => Final('C', key.Modifiers),
        Key.Left => Final('D', key.Modifiers),
        Key.Home => Final('H', key.Modifiers),
        Key.End => Final('F', key.Modifiers),
        Key.Insert => Numbered(2, key.Modifiers),
        Key.Delete => Numbered(3, key.Modifiers),
        Key.PageUp => Numbered(5, key.Modifiers),
        Key.PageDown => Numbered(6, key.Modifiers),
        >= Key.F1 and <= Key.F4 => Function((char)('P' + (key.Key - Key.F1)), key.Modifiers),
        Key.F5 => Numbered(15, key.Modifiers),
        >= Key.F6 and <= Key.F10 => Numbered(17 + (key.Key - Key.F6), key.Modifiers),
        Key.F11 => Numbered(23, key.Modifiers),
        Key.F12 => Numbered(24, key.Modifiers),
        _ => string.Empty,
    };

    private static string Character(KeyEvent key)
    {
        char character = key.Character;
        if ((key.Modifiers & KeyModifiers.Control) != 0)
        {
            character = character == ' ' ? '\0' : (char)(character & 0x1F);
        }

        return WithAlt(character.ToString(), key.Modifiers);
    }

    private static string WithAlt(string text, KeyModifiers modifiers) =>
        (modifiers & KeyModifiers.Alt) != 0 ? "\u001b" + text : text;

    private static string Final(char final, KeyModifiers modifiers) => Parameter(modifiers) is var number and > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Introducer}1;{number}{final}")
        : Introducer + final;

    private static string Function(char final, KeyModifiers modifiers) =>
        Parameter(modifiers) > 1 ? Final(final, modifiers) : "\u001bO" + final;

    private static string Numbered(int code, KeyModifiers modifiers) => Parameter(modifiers) is var number and > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Introducer}{code};{number}~")
        : string.Create(CultureInfo.InvariantCulture, $"{Introducer}{code}~");

    /// <summary>xterm's parameter for modifiers: 1 for none, then shift counts 1, alt 2, control 4.</summary>
    private static int Parameter(KeyModifiers modifiers) => 1
        + ((modifiers & KeyModifiers.Shift) != 0 ? 1 : 0)
        + ((modifiers & KeyModifiers.Alt) != 0 ? 2 : 0)
        + ((modifiers & KeyModifiers.Control) != 0 ? 4 : 0);
}
