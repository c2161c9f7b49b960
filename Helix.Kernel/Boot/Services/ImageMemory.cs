using Helix.Kernel.Loader;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Boot.Services;

/// <summary>The loader's memory: the module area.</summary>
internal sealed class ImageMemory : IImageMemory
{
    public ulong AreaStart => AddressSpaceLayout.ModuleBase;

    public uint Take(uint sizeBytes)
    {
        ulong address = ModuleArea.Reserve(sizeBytes);
        if (address == 0)
        {
            return 0;
        }

        if (KernelAddressSpace.Commit(address, sizeBytes))
        {
            return (uint)(address - AddressSpaceLayout.ModuleBase);
        }

        _ = ModuleArea.Release(address, sizeBytes);
        return 0;
    }

    public void Protect(uint offset, uint sizeBytes, ImageUse use) => _ = KernelAddressSpace.Protect(
        AddressSpaceLayout.ModuleBase + offset,
        sizeBytes,
        use switch
        {
            ImageUse.Code => PageFlags.KernelCode,
            ImageUse.Constants => PageFlags.KernelReadOnly,
            _ => PageFlags.KernelData,
        });

    public void Release(uint offset, uint sizeBytes)
    {
        ulong address = AddressSpaceLayout.ModuleBase + offset;
        KernelAddressSpace.Decommit(address, sizeBytes);
        _ = ModuleArea.Release(address, sizeBytes);
    }
}
