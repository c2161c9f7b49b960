namespace Helix.Sdk.Cli.Documentation;

/// <summary>A symbol that the kernel gives to the class library and to compiled code.</summary>
/// <param name="Name">Its link name.</param>
/// <param name="File">The source that defines it, relative to the root, with forward slashes.</param>
/// <param name="Language">The source's language.</param>
public sealed record RuntimeSymbol(string Name, string File, string Language);
