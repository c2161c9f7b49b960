namespace Helix.Drivers.VgaText;

/// <summary>
/// The cathode ray tube controller of the VGA in colour modes (IBM VGA/XGA Technical Reference, CRT Controller Registers), and the text
/// buffer: two bytes a cell, the character and its attribute.
/// </summary>
public static class VgaTextRegisters
{
    /// <summary>Offset in the ports (0x3D4): selects a register.</summary>
    public const int RegisterIndex = 0;

    /// <summary>Offset in the ports (0x3D5): the selected register.</summary>
    public const int RegisterData = 1;

    /// <summary>Cursor start register, 0x0A: bit 5 hides the cursor, bits 0 to 4 are its first line.</summary>
    public const byte CursorStart = 0x0A;

    /// <summary>Cursor end register, 0x0B: bits 0 to 4 are its last line.</summary>
    public const byte CursorEnd = 0x0B;

    /// <summary>High byte of the cursor's cell.</summary>
    public const byte CursorLocationHigh = 0x0E;

    /// <summary>Low byte of the cursor's cell.</summary>
    public const byte CursorLocationLow = 0x0F;

    /// <summary>Cells in a row of mode 3.</summary>
    public const int Columns = 80;

    /// <summary>Rows of mode 3.</summary>
    public const int Rows = 25;

    /// <summary>Bytes of a cell.</summary>
    public const int CellBytes = 2;

    /// <summary>Bits to shift the background colour by in the attribute.</summary>
    public const int BackgroundShift = 4;

    /// <summary>The background has seven colours; bit 7 of the attribute makes the character blink.</summary>
    public const int BackgroundMask = 0x07;
}
