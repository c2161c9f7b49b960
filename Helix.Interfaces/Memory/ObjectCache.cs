using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// A cache of memory blocks of one size; what is in it is the memory manager's affair. Taking and giving back may be called from
/// any thread, also by way of <see cref="IMemManager.AllocObj"/> and <see cref="IMemManager.FreeObj"/>.
/// </summary>
public abstract class ObjectCache
{
    /// <summary>Its name, for statistics.</summary>
    public abstract string Name { get; }

    /// <summary>The size of its objects in bytes.</summary>
    public abstract int ObjectSizeBytes { get; }

    /// <summary>Takes an object; as <see cref="IMemManager.AllocObj"/>, without the way through the manager.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>; <see cref="Status.InvalidArgument"/> if the cache was destroyed.</returns>
    public abstract Result<MemoryBlock> AllocObj();

    /// <summary>Gives an object back; as <see cref="IMemManager.FreeObj"/>.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not in use or from another cache.</returns>
    public abstract Status FreeObj(MemoryBlock block);
}
