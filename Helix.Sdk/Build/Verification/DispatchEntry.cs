namespace Helix.Sdk.Build.Verification;

/// <summary>One method in a dispatch map.</summary>
/// <param name="Interface">Index in the type's interface map.</param>
/// <param name="Slot">Slot of the method in the interface.</param>
public readonly record struct DispatchEntry(int Interface, int Slot);
