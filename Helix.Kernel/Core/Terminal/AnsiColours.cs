using System.Collections.Generic;
using Helix.Interfaces.Console;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// The colours that a sequence of SGR codes selects (ECMA-48, 8.3.117; bright colours and <c>38;5;n</c> as in xterm).
/// </summary>
internal sealed class AnsiColours
{
    private const int Indexed = 5;
    private const int Direct = 2;

    /// <summary>The console's numbers swap red and blue against the standard's.</summary>
    private static readonly byte[] ConsoleNumbers = [0, 4, 2, 6, 1, 5, 3, 7];

    public ConsoleColour Foreground { get; private set; } = ConsoleColour.Grey;

    public ConsoleColour Background { get; private set; } = ConsoleColour.Black;

    public void Select(List<int> codes)
    {
        if (codes.Count == 0)
        {
            Select(0);
        }

        for (int i = 0; i < codes.Count; i++)
        {
            if (codes[i] is 38 or 48)
            {
                i += SelectExtended(codes, i);
            }
            else
            {
                Select(codes[i]);
            }
        }
    }

    private void Select(int code)
    {
        switch (code)
        {
            case 0:
                Foreground = ConsoleColour.Grey;
                Background = ConsoleColour.Black;
                break;
            case >= 30 and <= 37:
                Foreground = Colour(code - 30);
                break;
            case >= 90 and <= 97:
                Foreground = Colour(code - 90 + 8);
                break;
            case 39:
                Foreground = ConsoleColour.Grey;
                break;
            case >= 40 and <= 47:
                Background = Colour(code - 40);
                break;
            case >= 100 and <= 107:
                Background = Colour(code - 100 + 8);
                break;
            case 49:
                Background = ConsoleColour.Black;
                break;
        }
    }

    /// <summary>Takes <c>38;5;n</c>, passes over <c>38;2;r;g;b</c>; returns how many codes follow the first.</summary>
    private int SelectExtended(List<int> codes, int index)
    {
        int kind = index + 1 < codes.Count ? codes[index + 1] : 0;
        if (kind == Indexed && index + 2 < codes.Count && codes[index + 2] < 16)
        {
            Select(codes[index] - 8 + (codes[index + 2] & 7) + (codes[index + 2] >= 8 ? 60 : 0));
        }

        return kind == Indexed ? 2 : kind == Direct ? 4 : 1;
    }

    private static ConsoleColour Colour(int number) => (ConsoleColour)(ConsoleNumbers[number & 7] | (number & 8));
}
