using System;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Kernel.Loader;

/// <summary>
/// Looks at the tables of a bound image that the runtime follows when the image is registered and its initialisers run: a table that leads out of the
/// image would let a damaged file write into the kernel. (ILC 9.0, Internal.Runtime.ReadyToRunHeader.)
/// </summary>
internal static unsafe class TableCheck
{
    private const int GcStatics = 201;
    private const int TypeManagerIndirection = 204;
    private const int EagerConstructors = 205;
    private const int ModuleInitializers = 213;
    private const int HeaderBytes = 16;
    private const int RowBytes = 24;
    private const ulong SlotBytes = 16;
    private const ulong WordBytes = 8;

    /// <summary>Whether the tables of the image keep within it.</summary>
    /// <param name="start">Address of the image.</param>
    /// <param name="image">Its layout.</param>
    /// <param name="isPermanent">Whether an address is in the kernel or in an image that never goes.</param>
    public static bool Holds(ulong start, ModuleImage image, Func<ulong, bool> isPermanent)
    {
        // SAFETY: the reader has checked that the header and its rows lie in the file's part of the image.
        byte* header = (byte*)(start + image.ReadyToRunHeader);
        int count = *(ushort*)(header + 12);
        bool hasSlot = false;
        for (byte* row = header + HeaderBytes; count > 0; count--, row += RowBytes)
        {
            // A row: number, flags, start, end; only with the lowest flag is there an end.
            int id = *(int*)row;
            ulong from = ((ulong*)row)[1] - start;
            ulong end = (row[4] & 1) != 0 ? ((ulong*)row)[2] - start : from + WordBytes;
            if (from > end || end > image.SizeBytes || !HoldsSection(start, image, id, from, end, isPermanent))
            {
                return false;
            }

            hasSlot |= id == TypeManagerIndirection;
        }

        return hasSlot;
    }

    private static bool HoldsSection(
        ulong start, ModuleImage image, int id, ulong from, ulong end, Func<ulong, bool> isPermanent) => id switch
    {
        TypeManagerIndirection => from % WordBytes == 0 && IsData(image, from, SlotBytes),
        GcStatics => HoldsStatics(start, image, from, end, isPermanent),
        EagerConstructors or ModuleInitializers => HoldsFunctions(start, image, from, end, isPermanent),
        _ => true,
    };

    /// <summary>
    /// Self-relative pointers to cells, which lie in the data, and each of which leads to the method table of the object it shall get; or in the kernel,
    /// for statics that the module shares with it.
    /// </summary>
    private static bool HoldsStatics(ulong start, ModuleImage image, ulong from, ulong end, Func<ulong, bool> isPermanent)
    {
        for (; from + sizeof(int) <= end; from += sizeof(int))
        {
            ulong cell = from + (ulong)*(int*)(start + from);
            if (isPermanent(start + cell))
            {
                continue;
            }

            if (cell % WordBytes != 0 || !IsData(image, cell, WordBytes))
            {
                return false;
            }

            int relative = *(int*)(start + cell);
            ulong methodTable = (cell + (ulong)relative) & ~3UL;
            if ((relative & 3) != 1 || !(IsData(image, methodTable, WordBytes) || isPermanent(start + methodTable)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsFunctions(ulong start, ModuleImage image, ulong from, ulong end, Func<ulong, bool> isPermanent)
    {
        bool holds = true;
        for (; from + sizeof(int) <= end; from += sizeof(int))
        {
            ulong code = from + (ulong)*(int*)(start + from);
            holds &= (code >= image.ManagedCode.Start && code < image.ManagedCode.End) || isPermanent(start + code);
        }

        return holds;
    }

    private static bool IsData(ModuleImage image, ulong offset, ulong sizeBytes) =>
        offset >= image.Data.Offset && offset - image.Data.Offset <= image.Data.SizeBytes - sizeBytes;
}
