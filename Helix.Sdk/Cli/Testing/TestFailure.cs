namespace Helix.Sdk.Cli.Testing;

/// <summary>A test case that failed.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Message">What it expected and got.</param>
public sealed record TestFailure(string Name, string Message);
