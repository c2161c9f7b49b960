using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;

namespace Helix.Modules.Shell.Editing;

/// <summary>Reads a line from the terminal, with the usual keys of a shell.</summary>
/// <param name="terminal">Where keys come from and the line appears.</param>
/// <param name="prompt">What stands before the line.</param>
/// <param name="completer">Completes words.</param>
internal sealed class LineEditor(ITerminal terminal, string prompt, Completer completer)
{
    private const int HistoryLines = 100;
    private const int LongestLine = 4096;

    private readonly History _history = new(HistoryLines);
    private readonly LineView _view = new(terminal, prompt);
    private LineBuffer _line = new();

    /// <summary>Blocks until a line is entered.</summary>
    /// <param name="wait">How long to wait for each key before asking whether to go on.</param>
    /// <param name="isStopping">Whether to give up.</param>
    /// <returns>The line; null if it was given up or cancelled.</returns>
    public string? ReadLine(TimeSpan wait, Func<bool> isStopping)
    {
        _line = new LineBuffer();
        _view.Begin();
        while (!isStopping())
        {
            if (!terminal.ReadKey(wait).TryGet(out KeyEvent key))
            {
                continue;
            }

            if (key.Key == Key.Enter)
            {
                return Accept();
            }

            if (IsControl(key, 'c'))
            {
                terminal.WriteLine("^C");
                return null;
            }

            Edit(key);
            _view.Show(_line);
        }

        return null;
    }

    private string Accept()
    {
        _line.Move(_line.Length);
        _view.Show(_line);
        terminal.WriteLine();
        _history.Add(_line.Text);
        return _line.Text;
    }

    private void Edit(KeyEvent key)
    {
        bool byWord = (key.Modifiers & (KeyModifiers.Control | KeyModifiers.Alt)) != 0;
        switch (key.Key)
        {
            case Key.Character when (key.Modifiers & KeyModifiers.Control) != 0:
                Control(key.Character);
                break;
            case Key.Character when (key.Modifiers & KeyModifiers.Alt) != 0:
                Alternate(key.Character);
                break;
            case Key.Character when key.Character >= ' ' && _line.Length < LongestLine:
                _line.Insert(key.Character);
                break;
            case Key.Backspace:
                _line.RemoveTo(byWord ? _line.WordBefore() : _line.Place - 1);
                break;
            case Key.Delete:
                _line.RemoveTo(byWord ? _line.WordAfter() : _line.Place + 1);
                break;
            case Key.Left:
                _line.Move(byWord ? _line.WordBefore() : _line.Place - 1);
                break;
            case Key.Right:
                _line.Move(byWord ? _line.WordAfter() : _line.Place + 1);
                break;
            case Key.Home:
                _line.Move(0);
                break;
            case Key.End:
                _line.Move(_line.Length);
                break;
            case Key.Up:
                Recall(_history.Older(_line.Text));
                break;
            case Key.Down:
                Recall(_history.Newer());
                break;
            case Key.Tab:
                Complete();
                break;
            default:
                break;
        }
    }

    private void Control(char letter)
    {
        switch (letter)
        {
            case 'a':
                _line.Move(0);
                break;
            case 'e':
                _line.Move(_line.Length);
                break;
            case 'b':
                _line.Move(_line.Place - 1);
                break;
            case 'f':
                _line.Move(_line.Place + 1);
                break;
            case 'd':
                _line.RemoveTo(_line.Place + 1);
                break;
            case 'h':
                _line.RemoveTo(_line.Place - 1);
                break;
            case 'k':
                _line.RemoveTo(_line.Length);
                break;
            case 'u':
                _line.RemoveTo(0);
                break;
            case 'w':
                _line.RemoveTo(_line.WordBefore());
                break;
            case 'p':
                Recall(_history.Older(_line.Text));
                break;
            case 'n':
                Recall(_history.Newer());
                break;
            case 'l':
                terminal.Clear();
                _view.Begin();
                break;
            default:
                break;
        }
    }

    private void Alternate(char letter)
    {
        switch (letter)
        {
            case 'b':
                _line.Move(_line.WordBefore());
                break;
            case 'f':
                _line.Move(_line.WordAfter());
                break;
            case 'd':
                _line.RemoveTo(_line.WordAfter());
                break;
            default:
                break;
        }
    }

    private void Recall(string? line)
    {
        if (line is not null)
        {
            _line.Replace(line);
        }
    }

    private void Complete()
    {
        IReadOnlyList<string> choices = completer.Complete(_line);
        if (choices.Count > 0)
        {
            terminal.WriteLine();
            terminal.WriteLine(string.Join("  ", choices));
            _view.Begin();
        }
    }

    private static bool IsControl(KeyEvent key, char letter) =>
        key.Key == Key.Character && key.Character == letter && (key.Modifiers & KeyModifiers.Control) != 0;
}
