namespace Helix.Kernel.Loader;

/// <summary>Memory for images, near the kernel's code. Implemented where the kernel is put together. No function blocks.</summary>
public interface IImageMemory
{
    /// <summary>Start of the addresses for images; all of them lie within 256 MiB of it.</summary>
    ulong AreaStart { get; }

    /// <summary>Takes addresses with zeroed, writable memory behind them.</summary>
    /// <param name="sizeBytes">A multiple of the page size.</param>
    /// <returns>Their offset from <see cref="AreaStart"/>, page-aligned and never 0; 0 when there is no room.</returns>
    uint Take(uint sizeBytes);

    /// <summary>Says what a part may be used for from now on.</summary>
    /// <param name="offset">From <see cref="AreaStart"/>, page-aligned.</param>
    /// <param name="sizeBytes">A multiple of the page size.</param>
    /// <param name="use">What for.</param>
    void Protect(uint offset, uint sizeBytes, ImageUse use);

    /// <summary>Gives memory and addresses back.</summary>
    void Release(uint offset, uint sizeBytes);
}
