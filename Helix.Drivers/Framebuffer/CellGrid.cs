using System;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Framebuffer;

/// <summary>
/// What the screen is to show, cell by cell: the glyph in the low byte and the colours in the high byte, the background in its upper half.
/// It knows nothing of pixels.
/// </summary>
/// <param name="size">Its size.</param>
internal sealed class CellGrid(ConsoleSize size)
{
    private const int TabWidth = 8;

    private readonly ushort[] _cells = new ushort[size.Columns * size.Rows];
    private int _column;
    private int _row;
    private byte _colours = (byte)ConsoleColour.Grey;

    /// <summary>The cells, row after row.</summary>
    public ReadOnlySpan<ushort> Cells => _cells;

    /// <summary>Where the cursor is.</summary>
    public ConsolePosition Cursor => new(_column, _row);

    /// <summary>A cell in given colours.</summary>
    [NoHeapAllocation]
    public static ushort Cell(byte glyph, byte colours) => (ushort)(glyph | (colours << 8));

    public void SetColours(ConsoleColour foreground, ConsoleColour background) => _colours = (byte)((int)foreground | ((int)background << 4));

    public void Clear()
    {
        Array.Fill(_cells, Blank());
        _column = 0;
        _row = 0;
    }

    public void MoveTo(ConsolePosition position)
    {
        _column = position.Column;
        _row = position.Row;
    }

    [NoHeapAllocation]
    public void Put(char character)
    {
        switch (character)
        {
            case '\n':
                NewLine();
                break;
            case '\r':
                _column = 0;
                break;
            case '\b':
                StepBack();
                break;
            case '\t':
                _column = Math.Min((_column / TabWidth * TabWidth) + TabWidth, size.Columns - 1);
                break;
            case >= ' ' and not '\u007f':
                _cells[(_row * size.Columns) + _column] = Cell(FontGlyphs.Find(character), _colours);
                Advance();
                break;
            default:
                break;
        }
    }

    [NoHeapAllocation]
    private ushort Blank() => Cell(FontGlyphs.Find(' '), _colours);

    [NoHeapAllocation]
    private void Advance()
    {
        _column++;
        if (_column == size.Columns)
        {
            NewLine();
        }
    }

    [NoHeapAllocation]
    private void StepBack()
    {
        if (_column > 0)
        {
            _column--;
        }
        else if (_row > 0)
        {
            _row--;
            _column = size.Columns - 1;
        }
    }

    [NoHeapAllocation]
    private void NewLine()
    {
        _column = 0;
        if (_row < size.Rows - 1)
        {
            _row++;
            return;
        }

        Array.Copy(_cells, size.Columns, _cells, 0, _cells.Length - size.Columns);
        Array.Fill(_cells, Blank(), _cells.Length - size.Columns, size.Columns);
    }
}
