using System.Collections.Generic;

namespace Helix.Modules.Shell.Editing;

/// <summary>Lines typed before. The place moves with the arrow keys; past the newest is the line being typed.</summary>
/// <param name="capacity">How many lines are kept.</param>
internal sealed class History(int capacity)
{
    private readonly List<string> _lines = [];
    private int _place;
    private string _draft = "";

    /// <summary>Keeps a line, unless it is blank or the same as the newest, and puts the place past it.</summary>
    public void Add(string line)
    {
        bool worth = line.Trim().Length > 0 && (_lines.Count == 0 || _lines[^1] != line);
        if (worth)
        {
            _lines.Add(line);
        }

        if (_lines.Count > capacity)
        {
            _lines.RemoveAt(0);
        }

        _place = _lines.Count;
        _draft = "";
    }

    /// <summary>The line before the place; null at the oldest. The line being typed is kept when it is left.</summary>
    public string? Older(string current)
    {
        if (_place == 0)
        {
            return null;
        }

        if (_place == _lines.Count)
        {
            _draft = current;
        }

        _place--;
        return _lines[_place];
    }

    /// <summary>The line after the place; null if the place is past the newest already.</summary>
    public string? Newer()
    {
        if (_place >= _lines.Count)
        {
            return null;
        }

        _place++;
        return _place == _lines.Count ? _draft : _lines[_place];
    }
}
