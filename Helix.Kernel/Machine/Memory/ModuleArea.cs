using System.Runtime.CompilerServices;
using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// The addresses near the kernel's code, for images of modules: given out in pages, with an unmapped page behind each piece, and used again
/// when they are given back. Only addresses: memory comes from <see cref="KernelAddressSpace.Commit"/>. No call blocks.
/// </summary>
public static unsafe class ModuleArea
{
    private const uint PageCount = (uint)(AddressSpaceLayout.ModuleSizeBytes / AddressSpaceLayout.PageSizeBytes);

    private static Bits s_bits;
    private static PageRange s_pages;
    private static bool s_isReady;

    /// <summary>Bytes that are given out, the pages between pieces included.</summary>
    public static ulong ReservedBytes => s_pages.TakenPages * AddressSpaceLayout.PageSizeBytes;

    /// <summary>Reserves addresses.</summary>
    /// <param name="sizeBytes">Rounded up to whole pages.</param>
    /// <returns>The start, page-aligned; zero when there is no room.</returns>
    public static ulong Reserve(ulong sizeBytes)
    {
        if (sizeBytes == 0 || sizeBytes > AddressSpaceLayout.ModuleSizeBytes)
        {
            return 0;
        }

        ulong flags = Cpu.DisableInterrupts();
        if (!s_isReady)
        {
            // SAFETY: statics of blittable types live in .bss and never move.
            s_pages = new PageRange((ulong*)Unsafe.AsPointer(ref s_bits), PageCount);

            // No image lies at the start, so that an offset of 0 is none, and the base that files are linked for is no address in an image.
            _ = s_pages.Take(1);
            s_isReady = true;
        }

        uint page = s_pages.Take(PagesOf(sizeBytes));
        Cpu.RestoreInterrupts(flags);
        return page == PageRange.None ? 0 : AddressSpaceLayout.ModuleBase + page * AddressSpaceLayout.PageSizeBytes;
    }

    /// <summary>Gives addresses back; what was mapped there has been unmapped.</summary>
    /// <param name="address">What <see cref="Reserve"/> answered.</param>
    /// <param name="sizeBytes">The size that was reserved.</param>
    /// <returns>False, and nothing is changed, if they were not reserved.</returns>
    public static bool Release(ulong address, ulong sizeBytes)
    {
        ulong offset = address - AddressSpaceLayout.ModuleBase;
        if (offset >= AddressSpaceLayout.ModuleSizeBytes || sizeBytes > AddressSpaceLayout.ModuleSizeBytes)
        {
            return false;
        }

        ulong flags = Cpu.DisableInterrupts();
        bool given = s_isReady && s_pages.Give((uint)(offset / AddressSpaceLayout.PageSizeBytes), PagesOf(sizeBytes));
        Cpu.RestoreInterrupts(flags);
        return given;
    }

    private static uint PagesOf(ulong sizeBytes) =>
        (uint)((sizeBytes + AddressSpaceLayout.PageSizeBytes - 1) / AddressSpaceLayout.PageSizeBytes) + 1;

    [InlineArray((int)(PageCount / 64))]
    private struct Bits
    {
        private ulong _first;
    }
}
