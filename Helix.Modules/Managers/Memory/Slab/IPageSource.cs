using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>Where object caches get their memory. Called from threads; several may call at a time.</summary>
public interface IPageSource
{
    /// <summary>Takes pages, aligned to 4096, filled with zeros.</summary>
    /// <param name="sizeBytes">A multiple of 4096.</param>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    Result<MemoryBlock> TakePages(int sizeBytes);

    /// <summary>Gives pages back that came from here.</summary>
    void GivePages(MemoryBlock pages);
}
