using System;
using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Unit.Modules;

/// <summary>A terminal that shows what a person would see: rows of characters, moved by returns and backspaces.</summary>
internal sealed class FakeTerminal : ITerminal
{
    private readonly List<StringBuilder> _rows = [new StringBuilder()];
    private int _column;

    public Queue<KeyEvent> Keys { get; } = new();

    public int Columns { get; set; } = 80;

    public int CharactersWritten { get; private set; }

    public int Cleared { get; private set; }

    public ConsoleSize Size => new(Columns, 24);

    public int OutputCount => 1;

    /// <summary>The row of the cursor.</summary>
    public string Row => _rows[^1].ToString().TrimEnd();

    public int Column => _column;

    public IEnumerable<string> Rows => _rows.ConvertAll(row => row.ToString().TrimEnd());

    public void Write(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            CharactersWritten++;
            Put(character);
        }
    }

    public void SetColours(ConsoleColour foreground, ConsoleColour background)
    {
    }

    public void Clear()
    {
        Cleared++;
        _rows.Clear();
        _rows.Add(new StringBuilder());
        _column = 0;
    }

    public Result<ConsolePosition> GetCursor() => Status.NotSupported;

    public Status SetCursor(ConsolePosition position) => Status.Ok;

    public bool TryReadKey(out KeyEvent key) => Keys.TryDequeue(out key);

    public Result<KeyEvent> ReadKey(TimeSpan timeout) => TryReadKey(out KeyEvent key) ? key : Status.TimedOut;

    public void NotifyWith(ISignal signal)
    {
    }

    private void Put(char character)
    {
        StringBuilder row = _rows[^1];
        switch (character)
        {
            case '\n':
                _rows.Add(new StringBuilder());
                _column = 0;
                break;
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(0, _column - 1);
                break;
            default:
                if (_column == row.Length)
                {
                    row.Append(character);
                }
                else
                {
                    row[_column] = character;
                }

                _column++;
                break;
        }
    }
}
