namespace Helix.Interfaces.ModuleFiles;

/// <summary>What the manifest says of the image.</summary>
internal readonly record struct ManifestLayout(
    ulong NominalBase, uint SizeBytes, uint ReadyToRunHeader, ImageRange ManagedCode, ImageRange UnboxingStubs, uint UnwindTable);
