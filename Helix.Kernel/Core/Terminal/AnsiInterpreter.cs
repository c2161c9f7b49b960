using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;

namespace Helix.Kernel.Core.Terminal;

/// <summary>
/// Makes a terminal out of a console: carries out ECMA-48 control sequences that are written to it. Known are CUP, CUU,
/// CUD, CUF, CUB, CHA, VPA, ED 2, EL 0, SGR colours (also <c>38;5;n</c> for the first sixteen) and the status reports 5 and
/// 6; all others are left out. The console cannot tell its cursor, so it is followed here; what others write to the console
/// goes unseen. Not safe for several threads by itself.
/// </summary>
/// <param name="console">The console.</param>
/// <param name="answer">Receives the answers to status reports.</param>
public sealed class AnsiInterpreter(IConsole console, Action<string> answer)
{
    private const int MaximumParameters = 16;
    private const int MaximumParameter = 9999;

    private readonly List<int> _parameters = [];
    private readonly AnsiColours _colours = new();
    private State _state;
    private bool _isPrivate;
    private int _column;
    private int _row;

    private enum State
    {
        Text,
        Escape,
        Sequence,
        Command,
    }

    /// <summary>Takes output of a program.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (_state == State.Text && character != '\u001b')
            {
                Follow(character);
                continue;
            }

            if (_state == State.Text && i > start)
            {
                console.Write(text[start..i]);
            }

            Control(character);
            start = i + 1;
        }

        if (_state == State.Text && start < text.Length)
        {
            console.Write(text[start..]);
        }
    }

    private void Control(char character)
    {
        switch (_state)
        {
            case State.Text:
                _state = State.Escape;
                break;
            case State.Escape:
                _state = character switch { '[' => State.Sequence, ']' => State.Command, _ => State.Text };
                _parameters.Clear();
                _isPrivate = false;
                break;
            case State.Command:
                // An operating system command, such as a window title, ends with BEL or with ESC \.
                _state = character == '\a' ? State.Text : character == '\u001b' ? State.Escape : State.Command;
                break;
            default:
                Sequence(character);
                break;
        }
    }

    private void Sequence(char character)
    {
        if (char.IsAsciiDigit(character))
        {
            if (_parameters.Count == 0)
            {
                _parameters.Add(0);
            }

            _parameters[^1] = Math.Min((_parameters[^1] * 10) + character - '0', MaximumParameter);
        }
        else if (character == ';')
        {
            if (_parameters.Count == 0)
            {
                _parameters.Add(0);
            }

            if (_parameters.Count < MaximumParameters)
            {
                _parameters.Add(0);
            }
        }
        else if (character is >= '<' and <= '?')
        {
            _isPrivate = true;
        }
        else if (character is >= '@' and <= '~')
        {
            _state = State.Text;
            if (!_isPrivate)
            {
                Execute(character);
            }
        }
    }

    private void Execute(char final)
    {
        switch (final)
        {
            case 'm':
                _colours.Select(_parameters);
                console.SetColours(_colours.Foreground, _colours.Background);
                break;
            case 'H' or 'f':
                Move(Count(1) - 1, Count(0) - 1);
                break;
            case 'A':
                Move(_column, _row - Count(0));
                break;
            case 'B':
                Move(_column, _row + Count(0));
                break;
            case 'C':
                Move(_column + Count(0), _row);
                break;
            case 'D':
                Move(_column - Count(0), _row);
                break;
            case 'G':
                Move(Count(0) - 1, _row);
                break;
            case 'd':
                Move(_column, Count(0) - 1);
                break;
            case 'J' when _parameters.Count > 0 && _parameters[0] >= 2:
                console.Clear();
                Move(_column, _row);
                break;
            case 'K' when _parameters.Count == 0 || _parameters[0] == 0:
                EraseToEndOfLine();
                break;
            case 'n':
                Report();
                break;
        }
    }

    /// <summary>A parameter that counts from 1.</summary>
    private int Count(int index) => index < _parameters.Count ? Math.Max(1, _parameters[index]) : 1;

    private void Move(int column, int row)
    {
        ConsoleSize size = console.Size;
        _column = Math.Clamp(column, 0, size.Columns - 1);
        _row = Math.Clamp(row, 0, size.Rows - 1);

        // The position is inside the grid; a console that has just shrunk leaves its cursor where it is.
        _ = console.SetCursor(new ConsolePosition(_column, _row));
    }

    /// <summary>Blanks all cells but the last of the line, whose writing would scroll a console at its end.</summary>
    private void EraseToEndOfLine()
    {
        int count = console.Size.Columns - 1 - _column;
        if (count > 0)
        {
            console.Write(new string(' ', count));
            Move(_column, _row);
        }
    }

    private void Report()
    {
        if (Count(0) == 6)
        {
            answer(string.Create(CultureInfo.InvariantCulture, $"\u001b[{_row + 1};{_column + 1}R"));
        }
        else if (Count(0) == 5)
        {
            answer("\u001b[0n");
        }
    }

    /// <summary>Where the console's cursor is after a character, by the rules of <see cref="IConsole"/>.</summary>
    private void Follow(char character)
    {
        ConsoleSize size = console.Size;
        switch (character)
        {
            case '\n':
                _column = 0;
                _row++;
                break;
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(0, _column - 1);
                break;
            case '\t':
                _column = (_column + 8) & ~7;
                break;
            case >= ' ':
                _column++;
                break;
        }

        if (_column >= size.Columns)
        {
            _column = 0;
            _row++;
        }

        _row = Math.Min(_row, size.Rows - 1);
    }
}
