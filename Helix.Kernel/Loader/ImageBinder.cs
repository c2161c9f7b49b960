using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Kernel.Loader;

/// <summary>
/// Writes into an image that was copied to its place what depends on the place (docs/MODULE_FILES.md). Pure arithmetic over places that
/// <see cref="ModuleFile"/> has checked to lie in the image.
/// </summary>
internal static unsafe class ImageBinder
{
    /// <summary>Applies fix-ups.</summary>
    /// <param name="image">First byte of the image.</param>
    /// <param name="fixUps">The places.</param>
    /// <param name="distance">The image's address less its nominal base.</param>
    public static void Move(byte* image, ReadOnlySpan<FixUp> fixUps, ulong distance)
    {
        // SAFETY: the reader has compared every place with the size of the image.
        foreach (FixUp place in fixUps)
        {
            byte* at = image + place.Offset;
            if (place.Kind == FixUpKind.Address)
            {
                Unsafe.WriteUnaligned(at, Unsafe.ReadUnaligned<ulong>(at) + distance);
            }
            else
            {
                Unsafe.WriteUnaligned(at, Unsafe.ReadUnaligned<uint>(at) - (uint)distance);
            }
        }
    }

    /// <summary>Leads places to another copy of what they refer to.</summary>
    /// <param name="image">First byte of the image.</param>
    /// <param name="places">The places.</param>
    /// <param name="distance">The other copy's address less that of the image's own.</param>
    public static void Redirect(byte* image, ReadOnlySpan<FixUp> places, ulong distance)
    {
        // SAFETY: as above.
        foreach (FixUp place in places)
        {
            byte* at = image + place.Offset;
            if (place.Kind == FixUpKind.Address)
            {
                Unsafe.WriteUnaligned(at, Unsafe.ReadUnaligned<ulong>(at) + distance);
            }
            else
            {
                Unsafe.WriteUnaligned(at, Unsafe.ReadUnaligned<uint>(at) + (uint)distance);
            }
        }
    }
}
