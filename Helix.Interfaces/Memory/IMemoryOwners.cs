using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// The memory manager with the name of who asks, and what each has. The kernel gives every module an <see cref="IMemManager"/>
/// of its own that calls this with the module's name. Rules for callers as there.
/// </summary>
[Contract(34, "MemoryOwners", "2.0.0")]
public interface IMemoryOwners
{
    /// <summary>The blocks of an owner; who asks again gets the same.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x00)]
    Result<BlockStore> OpenFor(string owner);

    /// <summary>As <see cref="IMemManager.CreateCache"/>.</summary>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x01)]
    Result<ObjectCache> CreateCacheFor(
        string owner, string name, int objectSizeBytes, int alignmentBytes, ObjectConstructor? constructor);

    /// <summary>What each owner has, in the order of the names. Takes time for each block.</summary>
    [Function(0x02)]
    IReadOnlyList<OwnerUsage> Usage { get; }

    /// <summary>The object caches.</summary>
    [Function(0x03)]
    IReadOnlyList<CacheStatistics> Caches { get; }

    /// <summary>Gives memory back that no object is in, for when memory is short.</summary>
    /// <returns>How many bytes.</returns>
    [Function(0x04)]
    long Reap();
}
