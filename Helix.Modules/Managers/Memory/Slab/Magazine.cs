using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>
/// Free objects that a processor keeps. Whoever uses one holds it, by one exchange of the number of objects. A thread that is stopped while it
/// holds one must not make others wait, so one that is held is passed over.
/// </summary>
internal sealed class Magazine
{
    /// <summary>How many objects go between a magazine and the slabs at once.</summary>
    public const int Batch = 8;

    /// <summary>How many objects it has room for.</summary>
    public const int Capacity = 2 * Batch;

    /// <summary>What <see cref="Enter"/> answers for one that somebody holds.</summary>
    public const int Held = -1;

    private int _count;
    private Places _objects;

    /// <summary>The objects. Places from their number on are left over, up to <see cref="Clear"/>.</summary>
    public Span<SlabObject> Objects
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _objects;
    }

    /// <summary>Holds it, if nobody does: the number of objects, or <see cref="Held"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Enter() => Interlocked.Exchange(ref _count, Held);

    /// <summary>Lets it go, with so many objects.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(int count) => Volatile.Write(ref _count, count);

    /// <summary>Forgets what is left over, so that slabs can be reclaimed. It is held and has no objects.</summary>
    public void Clear() => Objects.Clear();

    [InlineArray(Capacity)]
    private struct Places
    {
        private SlabObject _first;
    }
}
