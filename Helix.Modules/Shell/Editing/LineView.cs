using System;
using System.Text;
using Helix.Interfaces.Console;

namespace Helix.Modules.Shell.Editing;

/// <summary>
/// Shows the line being edited in one row behind the prompt. What is longer is shown in part, around the place. It writes only text and
/// backspaces, which every console understands, and no more than has changed.
/// </summary>
/// <param name="console">Where it appears.</param>
/// <param name="prompt">What stands before the line.</param>
internal sealed class LineView(IConsole console, string prompt)
{
    private string _shown = "";
    private int _cursor;
    private int _first;

    /// <summary>Writes the prompt in a new row.</summary>
    public void Begin()
    {
        _shown = "";
        _cursor = 0;
        _first = 0;
        console.Write(prompt);
    }

    /// <summary>Shows the line as it is now.</summary>
    public void Show(LineBuffer line)
    {
        string visible = Visible(line);
        int cursor = line.Place - _first;
        int same = CommonPrefix(_shown, visible);
        var output = new StringBuilder();
        if (_shown != visible)
        {
            MoveTo(output, same);
            output.Append(visible, same, visible.Length - same);
            int surplus = Math.Max(0, _shown.Length - visible.Length);
            output.Append(' ', surplus);
            output.Append('\b', surplus);
            _shown = visible;
            _cursor = visible.Length;
        }

        MoveTo(output, cursor);
        _cursor = cursor;
        if (output.Length > 0)
        {
            console.Write(output.ToString());
        }
    }

    private void MoveTo(StringBuilder output, int target)
    {
        if (target < _cursor)
        {
            output.Append('\b', _cursor - target);
        }
        else
        {
            output.Append(_shown, _cursor, target - _cursor);
        }
    }

    private string Visible(LineBuffer line)
    {
        int width = Math.Max(8, console.Size.Columns - prompt.Length - 1);
        if (line.Place < _first || line.Length <= width)
        {
            _first = line.Length <= width ? 0 : line.Place;
        }
        else if (line.Place > _first + width)
        {
            _first = line.Place - (width / 2);
        }

        return line.Text.Substring(_first, Math.Min(width, line.Length - _first));
    }

    private static int CommonPrefix(string left, string right)
    {
        int length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
        {
            length++;
        }

        return length;
    }
}
