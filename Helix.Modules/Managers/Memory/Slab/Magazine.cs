using System;
using System.Runtime.CompilerServices;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>Free objects that a processor keeps.</summary>
internal sealed class Magazine
{
    /// <summary>How many objects go between a magazine and the slabs at once.</summary>
    public const int Batch = 8;

    /// <summary>How many objects it has room for.</summary>
    public const int Capacity = 2 * Batch;

    private readonly SlabObject[] _objects = new SlabObject[Capacity];
    private HeldCount _count;

    /// <summary>
    /// The objects. Places from their number on are left over, up to <see cref="Clear"/>. An array, not a span: a method that has the address of a
    /// local, as that of a span is taken, keeps its frame for what it calls last.
    /// </summary>
    public SlabObject[] Objects => _objects;

    /// <summary>Holds it, if nobody does: the number of objects, or <see cref="HeldCount.Held"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Enter() => _count.Enter();

    /// <summary>Lets it go, with so many objects.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(int count) => _count.Exit(count);

    /// <summary>Forgets what is left over, so that slabs can be reclaimed. It is held and has no objects.</summary>
    public void Clear() => Array.Clear(_objects);
}
