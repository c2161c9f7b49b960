using System;
using Helix.Interfaces.Console;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using static Helix.Drivers.VgaText.VgaTextRegisters;

namespace Helix.Drivers.VgaText;

/// <summary>
/// The text screen of a PC, 80 by 25 in sixteen colours, with the hardware cursor. It starts with a clear screen, unless the configuration says
/// <c>vgatext.keep</c>. On a machine whose display is a linear framebuffer it gives device absent.
/// </summary>
[HelixModule("vgatext", Description = "VGA text screen")]
[Provides<IConsole>]
[Requires<IBootInfo>]
[UsesPorts("controller", 0x3D4, 2)]
[UsesMemory("text", 0xB8000, Columns * Rows * CellBytes)]
public sealed class VgaTextModule : Module, IConsole, IEmergencyConsole
{
    private const int RowBytes = Columns * CellBytes;
    private const int TabWidth = 8;

    private readonly object _gate = new();
    private IPortRange _ports = null!;
    private IMmioRegion _text = null!;
    private byte _attribute = (byte)ConsoleColour.Grey;
    private int _column;
    private int _row;

    /// <inheritdoc />
    public ConsoleSize Size => new(Columns, Rows);

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _ports = context.Resources.Ports("controller").Value;
        _text = context.Resources.Memory("text").Value;
        bool graphics = context.Get<IBootInfo>()?.Framebuffer is not null;
        return graphics || !IsPresent() ? Status.DeviceAbsent : status;
    }

    /// <inheritdoc />
    public override Status Start()
    {
        int cell = (Select(CursorLocationHigh) << 8) | Select(CursorLocationLow);
        cell = Math.Clamp(cell, 0, (Columns * Rows) - 1);
        _row = cell / Columns;
        _column = cell % Columns;
        Set(CursorStart, 13);
        Set(CursorEnd, 14);
        if (!Context.GetConfig("keep", false))
        {
            Clear();
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
            Put(character);
        }

        ShowCursor();
    }

    /// <inheritdoc />
    public void SetColours(ConsoleColour foreground, ConsoleColour background)
    {
        lock (_gate)
        {
            _attribute = (byte)((int)foreground | (((int)background & BackgroundMask) << BackgroundShift));
        }
    }

    /// <inheritdoc />
    public void Clear()
    {
        lock (_gate)
        {
            for (int row = 0; row < Rows; row++)
            {
                Blank(row);
            }

            _column = 0;
            _row = 0;
            ShowCursor();
        }
    }

    /// <inheritdoc />
    public Result<ConsolePosition> GetCursor()
    {
        lock (_gate)
        {
            return new ConsolePosition(_column, _row);
        }
    }

    /// <inheritdoc />
    public Status SetCursor(ConsolePosition position)
    {
        if (position.Column is < 0 or >= Columns || position.Row is < 0 or >= Rows)
        {
            return Status.OutOfRange;
        }

        lock (_gate)
        {
            _column = position.Column;
            _row = position.Row;
            ShowCursor();
        }

        return Status.Ok;
    }

    [NoHeapAllocation]
    private void Put(char character)
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
                _column = Math.Min((_column / TabWidth * TabWidth) + TabWidth, Columns - 1);
                break;
            case >= ' ' and not '\u007f':
                _text.Write16((_row * RowBytes) + (_column * CellBytes), (ushort)(CodePage437.Encode(character) | (_attribute << 8)));
                Advance();
                break;
            default:
                break;
        }
    }

    [NoHeapAllocation]
    private void Advance()
    {
        _column++;
        if (_column == Columns)
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
            _column = Columns - 1;
        }
    }

    [NoHeapAllocation]
    private void NewLine()
    {
        _column = 0;
        if (_row < Rows - 1)
        {
            _row++;
            return;
        }

        _text.Move(RowBytes, 0, RowBytes * (Rows - 1));
        Blank(Rows - 1);
    }

    [NoHeapAllocation]
    private void Blank(int row)
    {
        ushort blank = (ushort)(' ' | (_attribute << 8));
        for (int column = 0; column < Columns; column++)
        {
            _text.Write16((row * RowBytes) + (column * CellBytes), blank);
        }
    }

    [NoHeapAllocation]
    private void ShowCursor()
    {
        int cell = (_row * Columns) + _column;
        Set(CursorLocationHigh, (byte)(cell >> 8));
        Set(CursorLocationLow, (byte)cell);
    }

    /// <summary>A controller keeps the cursor's cell; where there is none, the bus gives ones.</summary>
    private bool IsPresent()
    {
        byte before = Select(CursorLocationLow);
        Set(CursorLocationLow, 0x55);
        bool present = Select(CursorLocationLow) == 0x55;
        Set(CursorLocationLow, before);
        return present;
    }

    private byte Select(byte register)
    {
        _ports.Out8(RegisterIndex, register);
        return _ports.In8(RegisterData);
    }

    [NoHeapAllocation]
    private void Set(byte register, byte value)
    {
        _ports.Out8(RegisterIndex, register);
        _ports.Out8(RegisterData, value);
    }
}
