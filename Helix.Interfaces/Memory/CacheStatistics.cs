namespace Helix.Interfaces.Memory;

/// <summary>What an object cache holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The module that made it.</param>
/// <param name="ObjectSizeBytes">The size of its objects.</param>
/// <param name="Slabs">Pieces of memory that it has.</param>
/// <param name="HeldBytes">Their size.</param>
public readonly record struct CacheStatistics(string Name, string Owner, int ObjectSizeBytes, int Slabs, long HeldBytes);
