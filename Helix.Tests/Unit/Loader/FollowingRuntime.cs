using System;
using System.Collections.Generic;
using Helix.Kernel.Loader;

namespace Helix.Tests.Unit.Loader;

/// <summary>A runtime that follows the pointers in an image which the kernel's would follow, and throws where one leads out of it.</summary>
/// <param name="memory">Where the images are.</param>
internal sealed unsafe class FollowingRuntime(GuardedMemory memory) : IImageRuntime
{
    // Where the sample's kernel is linked.
    private const ulong KernelStart = 0xFFFF_FFFF_8020_0000;
    private const ulong KernelBytes = 0x10_0000;
    private const int GcStatics = 201;
    private const int HeaderBytes = 16;
    private const int RowBytes = 24;

    public ulong TypeObjectClass => KernelStart + 64;

    public bool IsKernel(ulong address) => address - KernelStart < KernelBytes;

    // The place of its type object is behind slots and interfaces, by a distance (Internal.Runtime.MethodTable of CoreLib).
    public ulong AdoptTypeObject(ulong methodTable, ulong typeObject)
    {
        Require(methodTable, 24);
        ushort* counts = (ushort*)(methodTable + 16);
        ulong field = methodTable + 24 + (8UL * (ulong)(counts[0] + counts[1])) + 4;
        Require(field, 4);
        ulong* place = (ulong*)(field + (ulong)*(int*)field);
        Require((ulong)place, 8);
        Require(typeObject, 16);
        if (*place == 0)
        {
            *place = typeObject;
        }

        return *place;
    }

    public ulong GetTypeObject(ulong methodTable) => IsKernel(methodTable) || memory.IsInImage(methodTable, 8) ? KernelStart + 128 : throw Wrong(methodTable);

    public nint Register(in ImagePlace place)
    {
        byte* header = (byte*)(memory.AreaStart + place.Start + place.ReadyToRunHeader);
        Require((ulong)header, HeaderBytes);
        int count = *(ushort*)(header + 12);
        for (byte* row = header + HeaderBytes; count > 0; count--, row += RowBytes)
        {
            Require((ulong)row, RowBytes);
            if (*(int*)row == GcStatics)
            {
                FollowStatics(((ulong*)row)[1], (row[4] & 1) != 0 ? ((ulong*)row)[2] : ((ulong*)row)[1] + 8);
            }
        }

        return 1;
    }

    public void RunInitializers(nint image)
    {
    }

    public void Detach(nint image, IReadOnlyList<uint> typeObjects)
    {
    }

    public IReadOnlyList<string> TryRemove(nint image) => [];

    private void FollowStatics(ulong from, ulong end)
    {
        for (; from + sizeof(int) <= end; from += sizeof(int))
        {
            Require(from, sizeof(int));
            ulong cell = from + (ulong)*(int*)from;
            if (IsKernel(cell))
            {
                continue;
            }

            Require(cell, 8);
            ulong methodTable = (cell + (ulong)*(int*)cell) & ~3UL;
            if (!IsKernel(methodTable))
            {
                Require(methodTable, 8);
            }

            // Where the kernel puts the object.
            *(ulong*)cell = 0;
        }
    }

    private void Require(ulong address, uint sizeBytes) => _ = memory.IsInImage(address, sizeBytes) ? 0 : throw Wrong(address);

    private static InvalidOperationException Wrong(ulong address) => new($"{address:x} is in no image");
}
