using System;
using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Kernel.Loader;

/// <summary>
/// Puts one copy of a file's image in its place and binds it: contents, fix-ups, shared instantiations, type objects, checks of the tables that the
/// runtime will follow, protections. Nothing of it has been told to the runtime.
/// </summary>
internal sealed unsafe class BoundImage
{
    /// <summary>A type object with its header: header, own method table, the method table it stands for, a handle of reflection.</summary>
    private const uint TypeObjectBytes = 32;
    private const uint TypeObjectHeaderBytes = 8;
    private const uint SmallestMethodTableBytes = 24;
    private const uint PageMask = 4095;

    private readonly IImageMemory _memory;
    private readonly List<uint> _typeObjects = [];

    private BoundImage(IImageMemory memory, ModuleImage image, uint start, uint sizeBytes)
    {
        _memory = memory;
        Place = new ImagePlace(start, sizeBytes, image.ManagedCode, image.UnboxingStubs, image.UnwindTable, image.ReadyToRunHeader);
    }

    /// <summary>Where it is.</summary>
    public ImagePlace Place { get; }

    /// <summary>Offsets of the objects in it that are some type's only type object.</summary>
    public IReadOnlyList<uint> TypeObjects => _typeObjects;

    private byte* First => (byte*)(_memory.AreaStart + Place.Start);

    /// <summary>Takes memory for the image and the type objects that it lacks, and copies the parts of the image into it.</summary>
    /// <returns>Null when there is no room.</returns>
    public static BoundImage? Copy(IImageMemory memory, ModuleFile file)
    {
        ModuleImage image = file.Image;
        uint sizeBytes = image.SizeBytes + (((uint)file.MethodTables.Length * TypeObjectBytes + PageMask) & ~PageMask);
        uint start = memory.Take(sizeBytes);
        if (start == 0)
        {
            return null;
        }

        var bound = new BoundImage(memory, image, start, sizeBytes);
        bound.Copy(image.Code);
        bound.Copy(image.Constants);
        bound.Copy(image.Data);
        return bound;
    }

    /// <summary>Binds the image to its place and to what is shared.</summary>
    /// <param name="file">The file that it came from.</param>
    /// <param name="published">What is shared; instantiations that are not there keep their own copy.</param>
    public void Bind(ModuleFile file, PublishedSymbols published)
    {
        ImageBinder.Move(First, file.FixUps, _memory.AreaStart + Place.Start - file.Image.NominalBase);
        foreach (SharedInstantiation shared in file.Shared)
        {
            if (published.TryFind(shared.Hash, out uint offset))
            {
                ImageBinder.Redirect(First, shared.Places, (ulong)offset - Place.Start - shared.Offset);
            }
        }
    }

    /// <summary>Leads the image's uses of types to the one type object of each.</summary>
    /// <param name="file">The file that it came from.</param>
    /// <param name="runtime">Knows the type objects.</param>
    /// <param name="isPermanent">Whether an address is in the kernel or in an image that never goes.</param>
    /// <returns>False when an object stands for what cannot be a type.</returns>
    public bool BindTypes(ModuleFile file, IImageRuntime runtime, Func<ulong, bool> isPermanent)
    {
        foreach (TypeObject type in file.TypeObjects)
        {
            ulong own = _memory.AreaStart + Place.Start + type.Offset;
            ulong methodTable = ((ulong*)own)[1];
            bool isOwn = IsOwnMethodTable(file.Image, methodTable);
            if (!isOwn && (methodTable % sizeof(ulong) != 0 || !isPermanent(methodTable)))
            {
                return false;
            }

            ulong chosen = isOwn ? runtime.AdoptTypeObject(methodTable, own) : runtime.GetTypeObject(methodTable);
            if (chosen == own)
            {
                _typeObjects.Add(type.Offset);
            }

            ImageBinder.Redirect(First, type.Places, chosen - own);
        }

        GiveTypeObjects(file, runtime);
        return true;
    }

    /// <summary>Takes the right to write from code and constants.</summary>
    public void Protect(ModuleImage image)
    {
        Protect(image.Code, ImageUse.Code);
        Protect(image.Constants, ImageUse.Constants);
        Protect(image.Data, ImageUse.Data);
    }

    /// <summary>
    /// Gives each type of the image a type object behind the image, unless it has one: those that reflection would make stay for ever, and each would hold
    /// the image.
    /// </summary>
    private void GiveTypeObjects(ModuleFile file, IImageRuntime runtime)
    {
        uint next = file.Image.SizeBytes + TypeObjectHeaderBytes;
        ulong start = _memory.AreaStart + Place.Start;
        foreach (uint offset in file.MethodTables)
        {
            // The type object of a type that the image shares is where the published copy has its place for it.
            if (!IsOwnMethodTable(file.Image, start + offset))
            {
                continue;
            }

            ulong* own = (ulong*)(start + next);
            if (runtime.AdoptTypeObject(start + offset, (ulong)own) == (ulong)own)
            {
                own[0] = runtime.TypeObjectClass;
                own[1] = start + offset;
                _typeObjects.Add(next);
                next += TypeObjectBytes;
            }
        }
    }

    /// <summary>Gives the memory back; nothing uses it.</summary>
    public void Release() => _memory.Release(Place.Start, Place.SizeBytes);

    private void Copy(in ModuleSegment segment)
    {
        // SAFETY: the reader has checked that the segments lie in the image, and the image is committed.
        segment.Content.Span.CopyTo(new Span<byte>(First + segment.Offset, (int)segment.SizeBytes));
    }

    private void Protect(in ModuleSegment segment, ImageUse use)
    {
        uint size = (segment.SizeBytes + PageMask) & ~PageMask;
        if (size != 0)
        {
            _memory.Protect(Place.Start + segment.Offset, size, use);
        }
    }

    /// <summary>
    /// Whether a method table of the image is at the address: in its data, with its slots and interfaces, and the word behind them that leads to the
    /// place of its type object (Internal.Runtime.MethodTable of CoreLib).
    /// </summary>
    private bool IsOwnMethodTable(ModuleImage image, ulong methodTable)
    {
        ulong data = _memory.AreaStart + Place.Start + image.Data.Offset;
        ulong offset = methodTable - data;
        if (offset % sizeof(ulong) != 0 || offset > image.Data.SizeBytes || image.Data.SizeBytes - offset < SmallestMethodTableBytes + 16)
        {
            return false;
        }

        ushort* counts = (ushort*)(methodTable + 16);
        ulong field = offset + SmallestMethodTableBytes + (8UL * (ulong)(counts[0] + counts[1])) + 4;
        if (field + 4 > image.Data.SizeBytes)
        {
            return false;
        }

        ulong writable = field + (ulong)*(int*)(data + field);
        return writable % sizeof(ulong) == 0 && writable <= image.Data.SizeBytes - sizeof(ulong);
    }
}
