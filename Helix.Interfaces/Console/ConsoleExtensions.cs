using System;

namespace Helix.Interfaces.Console;

/// <summary>Convenient forms of <see cref="IConsole"/>.</summary>
public static class ConsoleExtensions
{
    /// <summary>Writes text.</summary>
    public static void Write(this IConsole console, string text) => console.Write(text.AsSpan());

    /// <summary>Writes text and starts a new line.</summary>
    public static void WriteLine(this IConsole console, string text = "") => console.Write((text + "\n").AsSpan());

    /// <summary>Writes text in a colour and returns to light grey on black.</summary>
    public static void Write(this IConsole console, ConsoleColour colour, string text)
    {
        console.SetColours(colour, ConsoleColour.Black);
        console.Write(text.AsSpan());
        console.SetColours(ConsoleColour.Grey, ConsoleColour.Black);
    }
}
