using System;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Framebuffer;

/// <summary>
/// A text console on the linear framebuffer that the boot loader set up, of 32 bits a pixel. Writing changes a grid of cells; then the cells
/// that look different are painted, so that scrolling costs no more than what moved, and the framebuffer is never read.
/// </summary>
[HelixModule("framebuffer", Description = "Text console on a linear framebuffer")]
[Provides<IConsole>]
[Requires<IBootInfo>]
[UsesFramebuffer("surface")]
public sealed class FramebufferModule : Module, IConsole, IEmergencyConsole
{
    private const int BitsPerPixel = 32;

    private readonly object _gate = new();
    private CellGrid _grid = null!;
    private CellPainter _painter = null!;
    private ushort[] _painted = [];

    /// <inheritdoc />
    public ConsoleSize Size { get; private set; }

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        FramebufferInfo info = context.Get<IBootInfo>()!.Framebuffer!;
        if (info.BitsPerPixel != BitsPerPixel || info.Width < FontGlyphs.Width || info.Height < FontGlyphs.Height)
        {
            context.Log.Write(LogLevel.Warning, $"{info.Width} by {info.Height} pixels of {info.BitsPerPixel} bits cannot be used");
            return Status.NotSupported;
        }

        Size = new ConsoleSize(info.Width / FontGlyphs.Width, info.Height / FontGlyphs.Height);
        _grid = new CellGrid(Size);
        _painter = new CellPainter(context.Resources.Memory("surface").Value, info);
        _painted = new ushort[Size.Columns * Size.Rows];
        return status;
    }

    /// <inheritdoc />
    public override Status Start()
    {
        lock (_gate)
        {
            _painter.Blacken();
            _grid.Clear();
            Array.Clear(_painted);
            Paint();
        }

        return Status.Ok;
    }

    /// <inheritdoc />
    public void Write(ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            WriteEmergency(text);
        }
    }

    /// <inheritdoc />
    public void WriteEmergency(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            _grid.Put(character);
        }

        Paint();
    }

    /// <inheritdoc />
    public void SetColours(ConsoleColour foreground, ConsoleColour background)
    {
        lock (_gate)
        {
            _grid.SetColours(foreground, background);
        }
    }

    /// <inheritdoc />
    public void Clear()
    {
        lock (_gate)
        {
            _grid.Clear();
            Paint();
        }
    }

    /// <inheritdoc />
    public Result<ConsolePosition> GetCursor()
    {
        lock (_gate)
        {
            return _grid.Cursor;
        }
    }

    /// <inheritdoc />
    public Status SetCursor(ConsolePosition position)
    {
        if (position.Column < 0 || position.Column >= Size.Columns || position.Row < 0 || position.Row >= Size.Rows)
        {
            return Status.OutOfRange;
        }

        lock (_gate)
        {
            _grid.MoveTo(position);
            Paint();
        }

        return Status.Ok;
    }

    /// <summary>Paints every cell that does not look as it should; the cursor's cell is shown with its colours exchanged.</summary>
    [NoHeapAllocation]
    private void Paint()
    {
        ReadOnlySpan<ushort> cells = _grid.Cells;
        int cursor = (_grid.Cursor.Row * Size.Columns) + _grid.Cursor.Column;
        for (int i = 0; i < cells.Length; i++)
        {
            ushort wanted = i == cursor ? Inverted(cells[i]) : cells[i];
            if (_painted[i] != wanted)
            {
                _painter.Paint(i % Size.Columns, i / Size.Columns, wanted);
                _painted[i] = wanted;
            }
        }
    }

    [NoHeapAllocation]
    private static ushort Inverted(ushort cell) => (ushort)((cell & 0xFF) | ((cell & 0x0F00) << 4) | ((cell & 0xF000) >> 4));
}
