using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Modules.Allocators.Common;

namespace Helix.Modules.Allocators.Buddy;

/// <summary>Physical memory in blocks of powers of two; every call takes time with the logarithm of the memory at most.</summary>
[HelixModule(
    "allocator-buddy",
    Description = "Physical memory: buddy system",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable | ModuleFlags.OnDemand)]
[Provides<IPhysicalAllocator>]
[Provides<IPhysicalAllocatorControl>]
public sealed class BuddyModule : AllocatorModule
{
    /// <inheritdoc />
    public override string Name => "buddy";

    private protected override FrameStore MakeStore(long end) => new BuddyStore(end);
}
