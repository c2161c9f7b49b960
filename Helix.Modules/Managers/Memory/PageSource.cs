using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Slab;

namespace Helix.Modules.Managers.Memory;

/// <summary>Pages for object caches, each piece between two pages that are never mapped.</summary>
internal sealed class PageSource(IVirtualMemory addresses) : IPageSource
{
    /// <inheritdoc />
    public Result<MemoryBlock> TakePages(int sizeBytes)
    {
        Result<MemoryBlock> reserved = addresses.Reserve(sizeBytes);
        if (!reserved.TryGet(out MemoryBlock? pages))
        {
            return reserved;
        }

        Status status = addresses.Commit(pages, 0, sizeBytes);
        if (status.IsError())
        {
            GivePages(pages);
            return status;
        }

        return reserved;
    }

    /// <inheritdoc />
    public void GivePages(MemoryBlock pages) => _ = addresses.Release(pages);
}
