namespace Helix.Interfaces.Memory;

/// <summary>What is mapped for modules.</summary>
/// <param name="Blocks">Reserved pieces of address space.</param>
/// <param name="ReservedBytes">Their size, guard pages included.</param>
/// <param name="CommittedBytes">What of it is backed by memory; what blocks share is counted for each.</param>
/// <param name="SharedBytes">How much less memory that takes because blocks share it.</param>
public readonly record struct VirtualMemoryStatistics(int Blocks, long ReservedBytes, long CommittedBytes, long SharedBytes);
