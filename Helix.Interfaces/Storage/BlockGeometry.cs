namespace Helix.Interfaces.Storage;

/// <summary>The shape of a block device.</summary>
/// <param name="BlockSizeBytes">The size of a block, a power of two of at least 512.</param>
/// <param name="BlockCount">The number of blocks; 0 without a medium.</param>
public readonly record struct BlockGeometry(int BlockSizeBytes, long BlockCount)
{
    /// <summary>The capacity in bytes.</summary>
    public long SizeBytes => BlockCount * BlockSizeBytes;
}
