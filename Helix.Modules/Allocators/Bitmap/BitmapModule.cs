using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Modules.Allocators.Common;

namespace Helix.Modules.Allocators.Bitmap;

/// <summary>
/// Physical memory with a bit for each frame: little to keep, and single frames are found at once; larger pages and runs are
/// looked for through the whole of the memory.
/// </summary>
[HelixModule(
    "allocator-bitmap",
    Description = "Physical memory: bitmap",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable | ModuleFlags.OnDemand)]
[Provides<IPhysicalAllocator>]
[Provides<IPhysicalAllocatorControl>]
public sealed class BitmapModule : AllocatorModule
{
    /// <inheritdoc />
    public override string Name => "bitmap";

    private protected override FrameStore MakeStore(long end) => new BitmapStore(end);
}
