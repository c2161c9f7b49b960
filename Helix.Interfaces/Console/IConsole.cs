using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Console;

/// <summary>
/// A place for text: a grid of cells with a cursor. <c>\n</c> starts a new line, <c>\r</c> returns to its start, <c>\b</c> steps
/// back one cell without erasing, <c>\t</c> goes to the next multiple of eight; other control characters are ignored. Text that
/// reaches the right edge continues in the next row; the grid scrolls at the bottom. May be called from any thread; may block for
/// as long as the device takes the text; not for interrupt handlers.
/// </summary>
[Contract(6, "Console", "1.0.0")]
[Blocks]
public interface IConsole
{
    /// <summary>Its size.</summary>
    [Function(0x00)]
    ConsoleSize Size { get; }

    /// <summary>Writes text at the cursor.</summary>
    [Function(0x01)]
    void Write(ReadOnlySpan<char> text);

    /// <summary>Sets the colours of what is written from now on.</summary>
    [Function(0x02)]
    void SetColours(ConsoleColour foreground, ConsoleColour background);

    /// <summary>Fills the grid with blanks in the current colours and puts the cursor in the upper left cell.</summary>
    [Function(0x03)]
    void Clear();

    /// <summary>Where the cursor is.</summary>
    /// <returns><see cref="Status.NotSupported"/> if the device cannot tell.</returns>
    [Function(0x04)]
    Result<ConsolePosition> GetCursor();

    /// <summary>Moves the cursor.</summary>
    /// <returns><see cref="Status.OutOfRange"/> for a cell outside the grid.</returns>
    [Function(0x05)]
    Status SetCursor(ConsolePosition position);
}
