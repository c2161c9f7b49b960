namespace Helix.Interfaces.Console;

/// <summary>A key that was pressed.</summary>
/// <param name="Key">What it does.</param>
/// <param name="Character">
/// The character it stands for, shift and caps lock applied; <c>\0</c> unless <see cref="Key.Character"/>.
/// </param>
/// <param name="Modifiers">What was held. With control, <paramref name="Character"/> is the plain lower-case letter.</param>
public readonly record struct KeyEvent(Key Key, char Character, KeyModifiers Modifiers)
{
    /// <summary>A key without a character.</summary>
    public static KeyEvent Of(Key key, KeyModifiers modifiers = KeyModifiers.None) => new(key, '\0', modifiers);

    /// <summary>A key that stands for a character.</summary>
    public static KeyEvent Of(char character, KeyModifiers modifiers = KeyModifiers.None) =>
        new(Key.Character, character, modifiers);
}
