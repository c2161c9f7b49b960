using Helix.Modules.Managers.Memory.Slab;

namespace Helix.Modules.Managers.Memory;

/// <summary>An object cache and the module that made it.</summary>
internal sealed record OwnedCache(SlabCache Cache, string Owner);
