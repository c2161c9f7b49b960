using Helix.Interfaces.ModuleFiles;

namespace Helix.Sdk.Packaging;

/// <summary>A module file that was made.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="File">Its content.</param>
public sealed record PackResult(string Path, long SizeBytes, ModuleFile File);
