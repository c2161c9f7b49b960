using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Tests.Unit.Packaging;

/// <summary>What a loader does with an image, in the plainest form.</summary>
internal static class ImageArithmetic
{
    /// <summary>The image as it lies in memory at its nominal base.</summary>
    public static byte[] Place(ModuleImage image)
    {
        var memory = new byte[image.SizeBytes];
        foreach (ModuleSegment segment in new[] { image.Code, image.Constants, image.Data })
        {
            segment.Content.Span.CopyTo(memory.AsSpan((int)segment.Offset));
        }

        return memory;
    }

    /// <summary>Moves an image.</summary>
    public static void Move(byte[] memory, IEnumerable<FixUp> places, long distance)
    {
        foreach (FixUp place in places)
        {
            Grow(memory, place, place.Kind == FixUpKind.Address ? distance : -distance);
        }
    }

    /// <summary>Adds to the word at a place.</summary>
    public static void Grow(byte[] memory, FixUp place, long amount)
    {
        Span<byte> word = memory.AsSpan((int)place.Offset);
        if (place.Kind == FixUpKind.Address)
        {
            BinaryPrimitives.WriteInt64LittleEndian(word, BinaryPrimitives.ReadInt64LittleEndian(word) + amount);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(word, checked((int)(BinaryPrimitives.ReadInt32LittleEndian(word) + amount)));
        }
    }

    /// <summary>Where the word at a place points to, as an offset in the image; instructions count distances from behind the word.</summary>
    public static long Target(byte[] memory, FixUp place, ulong nominalBase) => place.Kind == FixUpKind.Address
        ? (long)(BinaryPrimitives.ReadUInt64LittleEndian(memory.AsSpan((int)place.Offset)) - nominalBase)
        : place.Offset + sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(memory.AsSpan((int)place.Offset));
}
