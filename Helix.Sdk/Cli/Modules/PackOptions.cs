namespace Helix.Sdk.Cli.Modules;

/// <summary>What is asked of a module file.</summary>
/// <param name="Kernel">The kernel that it is for; null means the one that was built last.</param>
/// <param name="Output">Where it goes; null means the folder of module files.</param>
/// <param name="Key">The private key to sign with, or null.</param>
public sealed record PackOptions(string? Kernel = null, string? Output = null, string? Key = null);
