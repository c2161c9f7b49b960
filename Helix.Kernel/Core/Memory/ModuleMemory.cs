using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Memory;

/// <summary>The memory manager as one module gets it: what is taken through it has that module as its owner.</summary>
/// <param name="owner">The module's name.</param>
/// <param name="manager">The manager.</param>
/// <param name="owners">The manager, for who says the owner.</param>
internal sealed class ModuleMemory(string owner, IMemManager manager, IMemoryOwners owners) : IMemManager
{
    private BlockStore? _store;

    /// <inheritdoc />
    public MemManagerStatistics Statistics => manager.Statistics;

    /// <inheritdoc />
    public Result<MemoryBlock> Alloc(int sizeBytes, int alignmentBytes)
    {
        Result<BlockStore> store = OpenStore();
        return store.IsOk ? store.Value.Alloc(sizeBytes, alignmentBytes) : store.Status;
    }

    /// <inheritdoc />
    public Status Free(MemoryBlock block) => _store is { IsClosed: false } store ? store.Free(block) : manager.Free(block);

    /// <inheritdoc />
    public Result<MemoryBlock> Realloc(MemoryBlock block, int sizeBytes) => manager.Realloc(block, sizeBytes);

    /// <inheritdoc />
    public Result<ObjectCache> CreateCache(string name, int objectSizeBytes, int alignmentBytes, ObjectConstructor? constructor) =>
        owners.CreateCacheFor(owner, name, objectSizeBytes, alignmentBytes, constructor);

    /// <inheritdoc />
    public Status DestroyCache(ObjectCache cache) => manager.DestroyCache(cache);

    /// <inheritdoc />
    public Result<MemoryBlock> AllocObj(ObjectCache cache) => cache.AllocObj();

    /// <inheritdoc />
    public Status FreeObj(ObjectCache cache, MemoryBlock block) => cache.FreeObj(block);

    /// <inheritdoc />
    public Result<BlockStore> OpenStore()
    {
        if (_store is { IsClosed: false } store)
        {
            return store;
        }

        Result<BlockStore> opened = owners.OpenFor(owner);
        _store = opened.Or(null!);
        return opened;
    }
}
