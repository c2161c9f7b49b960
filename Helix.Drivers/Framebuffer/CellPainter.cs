using System;
using System.Runtime.InteropServices;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Framebuffer;

/// <summary>Paints cells as pixels of 32 bits.</summary>
/// <param name="surface">The framebuffer.</param>
/// <param name="info">Its shape.</param>
internal sealed class CellPainter(IMmioRegion surface, FramebufferInfo info)
{
    private const int PixelBytes = 4;

    /// <summary>The sixteen colours of a text console as red, green and blue.</summary>
    private static ReadOnlySpan<uint> Colours =>
    [
        0x000000, 0x0000AA, 0x00AA00, 0x00AAAA, 0xAA0000, 0xAA00AA, 0xAA5500, 0xAAAAAA,
        0x555555, 0x5555FF, 0x55FF55, 0x55FFFF, 0xFF5555, 0xFF55FF, 0xFFFF55, 0xFFFFFF,
    ];

    /// <summary>Paints one cell.</summary>
    [NoHeapAllocation]
    public void Paint(int column, int row, ushort cell)
    {
        Span<uint> pixels = stackalloc uint[FontGlyphs.Width];
        uint foreground = Pixel((cell >> 8) & 0xF);
        uint background = Pixel(cell >> 12);
        long offset = ((long)row * FontGlyphs.Height * info.PitchBytes) + (column * FontGlyphs.Width * PixelBytes);
        foreach (byte bits in FontGlyphs.Rows((byte)cell))
        {
            for (int x = 0; x < pixels.Length; x++)
            {
                pixels[x] = (bits & (0x80 >> x)) != 0 ? foreground : background;
            }

            surface.CopyFrom(offset, MemoryMarshal.AsBytes(pixels));
            offset += info.PitchBytes;
        }
    }

    /// <summary>Fills everything with black.</summary>
    public void Blacken()
    {
        byte[] line = new byte[info.Width * PixelBytes];
        for (int y = 0; y < info.Height; y++)
        {
            surface.CopyFrom((long)y * info.PitchBytes, line);
        }
    }

    [NoHeapAllocation]
    private uint Pixel(int colour)
    {
        uint value = Colours[colour];
        return (((value >> 16) & 0xFF) << info.RedShift) | (((value >> 8) & 0xFF) << info.GreenShift) | ((value & 0xFF) << info.BlueShift);
    }
}
