using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Platform;

/// <summary>A linear framebuffer.</summary>
/// <param name="Address">The physical address of the upper left pixel.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="PitchBytes">From one row to the next.</param>
/// <param name="BitsPerPixel">The size of a pixel.</param>
/// <param name="RedShift">The lowest bit of the eight-bit red field in a pixel.</param>
/// <param name="GreenShift">The lowest bit of the green field.</param>
/// <param name="BlueShift">The lowest bit of the blue field.</param>
public sealed record FramebufferInfo(
    PhysicalAddress Address, int Width, int Height, int PitchBytes, int BitsPerPixel, int RedShift, int GreenShift,
    int BlueShift);
