namespace Helix.Interfaces.Memory;

/// <summary>What a module has of the memory manager.</summary>
/// <param name="Owner">The module's name; empty for what was not asked for by a module.</param>
/// <param name="Blocks">Blocks in use.</param>
/// <param name="Bytes">Their size, as asked for.</param>
/// <param name="Caches">Object caches.</param>
public readonly record struct OwnerUsage(string Owner, long Blocks, long Bytes, int Caches);
