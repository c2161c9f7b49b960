using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// A console at the other end of a serial line that understands ECMA-48 control sequences (sections 8.3.21 CUP, 8.3.39 ED, 8.3.117 SGR;
/// bright colours as in aixterm). A colour is sent only when text in it follows. Not safe for several threads by itself.
/// </summary>
/// <param name="port">The line.</param>
/// <param name="style">Whether colours are sent.</param>
public sealed class AnsiConsole(ISerialPort port, AnsiStyle style) : IConsole
{
    private const string Escape = "\u001b[";

    private static readonly byte[] AnsiNumbers = [0, 4, 2, 6, 1, 5, 3, 7];

    private (ConsoleColour Foreground, ConsoleColour Background) _wanted = (ConsoleColour.Grey, ConsoleColour.Black);
    private (ConsoleColour Foreground, ConsoleColour Background) _sent = (ConsoleColour.Grey, ConsoleColour.Black);

    /// <summary>Taken as 80 columns of 24 rows, because the other end does not say.</summary>
    public ConsoleSize Size => new(80, 24);

    /// <inheritdoc />
    public void Write(ReadOnlySpan<char> text)
    {
        var output = new StringBuilder();
        SendColours(output);
        foreach (char character in text)
        {
            if (character == '\n')
            {
                output.Append("\r\n");
            }
            else if (character is (>= ' ' and not '\u007f') or '\r' or '\b' or '\t')
            {
                output.Append(character);
            }
        }

        Send(output.ToString());
    }

    /// <inheritdoc />
    public void SetColours(ConsoleColour foreground, ConsoleColour background) => _wanted = (foreground, background);

    /// <inheritdoc />
    public void Clear()
    {
        var output = new StringBuilder();
        SendColours(output);
        Send(output.Append(Escape).Append("2J").Append(Escape).Append('H').ToString());
    }

    /// <inheritdoc />
    public Result<ConsolePosition> GetCursor() => Status.NotSupported;

    /// <inheritdoc />
    public Status SetCursor(ConsolePosition position)
    {
        if (position.Column < 0 || position.Column >= Size.Columns || position.Row < 0 || position.Row >= Size.Rows)
        {
            return Status.OutOfRange;
        }

        Send(string.Create(CultureInfo.InvariantCulture, $"{Escape}{position.Row + 1};{position.Column + 1}H"));
        return Status.Ok;
    }

    private void SendColours(StringBuilder output)
    {
        if (_wanted == _sent || style == AnsiStyle.Plain)
        {
            return;
        }

        _sent = _wanted;
        var codes = new List<string> { "0" };
        if (_wanted.Foreground != ConsoleColour.Grey)
        {
            codes.Add(Code(_wanted.Foreground, 30, 90));
        }

        if (_wanted.Background != ConsoleColour.Black)
        {
            codes.Add(Code(_wanted.Background, 40, 100));
        }

        output.Append(Escape).AppendJoin(';', codes).Append('m');
    }

    private static string Code(ConsoleColour colour, int normal, int bright)
    {
        int number = (int)colour;
        return ((number < 8 ? normal : bright) + AnsiNumbers[number & 7]).ToString(CultureInfo.InvariantCulture);
    }

    // A line that takes no bytes has nobody to tell, so there is nothing to do about its status.
    private void Send(string text) => _ = port.Write(Encoding.UTF8.GetBytes(text));
}
