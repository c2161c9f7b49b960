namespace Helix.Modules.Managers.Memory.Checks;

/// <summary>Something that was done to a heap.</summary>
/// <param name="Kind">What.</param>
/// <param name="Address">The address of the block, or what was taken for one.</param>
/// <param name="SizeBytes">The size of the block as it was asked for; 0 if there is none.</param>
/// <param name="Owner">The module that allocated the block; for a foreign address the one that freed it.</param>
/// <param name="OffsetBytes">Where the first wrong byte is, from the beginning of the block.</param>
public readonly record struct HeapViolation(HeapViolationKind Kind, long Address, long SizeBytes, string Owner, long OffsetBytes);
