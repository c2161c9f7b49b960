namespace Helix.Interfaces.Memory;

/// <summary>What the memory manager holds.</summary>
/// <param name="Blocks">Blocks in use.</param>
/// <param name="UsedBytes">Bytes in use, as asked for.</param>
/// <param name="HeldBytes">Bytes taken from the physical allocator.</param>
/// <param name="PeakUsedBytes">The most that the heap had out at once, headers and kept blocks included.</param>
/// <param name="Caches">Object caches.</param>
public readonly record struct MemManagerStatistics(long Blocks, long UsedBytes, long HeldBytes, long PeakUsedBytes, int Caches);
