using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// Memory outside the managed heap, for what must not move or is shared with devices. May be called from any thread; does not
/// block for longer than another caller takes; not for interrupt handlers.
/// </summary>
[Contract(15, "MemManager", "1.1.0")]
public interface IMemManager
{
    /// <summary>Allocates memory filled with zeros.</summary>
    /// <param name="sizeBytes">At least 1.</param>
    /// <param name="alignmentBytes">A power of two up to 4096.</param>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x00)]
    Result<MemoryBlock> Alloc(int sizeBytes, int alignmentBytes);

    /// <summary>Frees a block, of Alloc or of Realloc.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not in use or not from here; <see cref="Status.Corrupt"/> if
    /// what is beside it was overwritten: the block is not in use any more, but its memory is lost.</returns>
    [Function(0x01)]
    Status Free(MemoryBlock block);

    /// <summary>Changes the size of a block, whose object then is used up; the content stays, new bytes are zero.</summary>
    /// <returns>The new block. Statuses as for Alloc and Free; after an error the old one is as it was.</returns>
    [Function(0x02)]
    Result<MemoryBlock> Realloc(MemoryBlock block, int sizeBytes);

    /// <summary>Makes a cache of objects of one size.</summary>
    /// <param name="name">For statistics.</param>
    /// <param name="objectSizeBytes">1 to 65536.</param>
    /// <param name="alignmentBytes">A power of two up to 4096.</param>
    /// <param name="constructor">Prepares new objects; null leaves them zero.</param>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x03)]
    Result<ObjectCache> CreateCache(string name, int objectSizeBytes, int alignmentBytes, ObjectConstructor? constructor);

    /// <summary>Ends a cache.</summary>
    /// <returns>
    /// <see cref="Status.InUse"/> while objects of it are in use; <see cref="Status.InvalidArgument"/> if it is not from here.
    /// </returns>
    [Function(0x04)]
    Status DestroyCache(ObjectCache cache);

    /// <summary>Takes an object, prepared by the constructor or as its last owner left it.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>; <see cref="Status.InvalidArgument"/> if the cache is not from here.</returns>
    [Function(0x05)]
    Result<MemoryBlock> AllocObj(ObjectCache cache);

    /// <summary>Gives an object back to its cache.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not in use or from another cache.</returns>
    [Function(0x06)]
    Status FreeObj(ObjectCache cache, MemoryBlock block);

    /// <summary>What it holds.</summary>
    [Function(0x07)]
    MemManagerStatistics Statistics { get; }

    /// <summary>The caller's own blocks, for who takes many: the same, without the way through the manager.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x08)]
    Result<BlockStore> OpenStore();
}
