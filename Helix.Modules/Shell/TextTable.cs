using System;
using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.Console;

namespace Helix.Modules.Shell;

/// <summary>Rows of cells, written in columns two blanks apart; the last column is not padded, and wrapped between words where it is too wide.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; all rows have the same number of cells.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table.</summary>
    public void WriteTo(IConsole console)
    {
        int columns = _rows.Count > 0 ? _rows[0].Length : 0;
        int[] widths = new int[columns];
        foreach (string[] row in _rows)
        {
            for (int i = 0; i < columns; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        foreach (string[] row in _rows)
        {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++)
            {
                line.Append(i < columns - 1 ? row[i].PadRight(widths[i] + 2) : row[i]);
            }

            WriteWrapped(console, line.ToString().TrimEnd(), line.Length - row[^1].Length);
        }
    }

    private static void WriteWrapped(IConsole console, string line, int indent)
    {
        int width = console.Size.Columns - 1;
        while (line.Length > width && indent < width)
        {
            int blank = line.LastIndexOf(' ', width);
            if (blank <= indent)
            {
                break;
            }

            console.WriteLine(line[..blank].TrimEnd());
            line = new string(' ', indent) + line[(blank + 1)..];
        }

        console.WriteLine(line);
    }
}
