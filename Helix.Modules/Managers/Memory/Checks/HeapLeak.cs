namespace Helix.Modules.Managers.Memory.Checks;

/// <summary>A block in use whose owner should have freed it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="SizeBytes">Its size as it was asked for.</param>
public readonly record struct HeapLeak(long Address, long SizeBytes);
