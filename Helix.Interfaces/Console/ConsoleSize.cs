namespace Helix.Interfaces.Console;

/// <summary>The size of a text console in character cells.</summary>
public readonly record struct ConsoleSize(int Columns, int Rows);
