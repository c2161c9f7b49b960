using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// The memory manager's blocks of one owner: taken and given back directly, without the way through the manager's slot. May be
/// called from any thread.
/// </summary>
public abstract class BlockStore
{
    /// <summary>Whether the manager has ended, and no block is taken any more; another store is to be opened then.</summary>
    public bool IsClosed { get; protected set; }

    /// <summary>Takes a block; as <see cref="IMemManager.Alloc"/>.</summary>
    /// <param name="sizeBytes">At least 1.</param>
    /// <param name="alignmentBytes">A power of two up to 4096.</param>
    /// <returns>
    /// <see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>; <see cref="Status.InvalidState"/> if it is
    /// closed.
    /// </returns>
    public abstract Result<MemoryBlock> Alloc(int sizeBytes, int alignmentBytes);

    /// <summary>Gives a block back, also that of another owner; as <see cref="IMemManager.Free"/>.</summary>
    /// <param name="block">A block of the same manager.</param>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.Corrupt"/>.</returns>
    public abstract Status Free(MemoryBlock block);
}
