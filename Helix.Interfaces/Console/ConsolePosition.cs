namespace Helix.Interfaces.Console;

/// <summary>A character cell; 0, 0 is the upper left one.</summary>
public readonly record struct ConsolePosition(int Column, int Row);
