using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Memory;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>One object of a cache, made together with its slab, so that handing it out allocates nothing.</summary>
internal sealed class SlabObject(SlabCache cache, MemorySlab slab, int offsetBytes) : MemoryBlock
{
    private int _isInUse;

    /// <summary>Stands for an object of a cache that was destroyed.</summary>
    public static SlabObject Gone { get; } = new(null!, null!, 0);

    /// <summary>Whether it is <see cref="Gone"/>.</summary>
    public bool IsGone => cache is null;

    /// <summary>Whose object it is.</summary>
    public SlabCache Cache => cache;

    public MemorySlab Slab => slab;

    /// <summary>The next free one of the slab.</summary>
    public SlabObject? NextFree { get; set; }

    /// <inheritdoc />
    public override nint Address => slab.Pages.Address + offsetBytes;

    /// <inheritdoc />
    public override int SizeBytes => cache.ObjectSizeBytes;

    /// <inheritdoc />
    public override Span<byte> Bytes => _isInUse != 0 ? slab.Pages.Bytes.Slice(offsetBytes, SizeBytes) : [];

    public bool IsInUse => Volatile.Read(ref _isInUse) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SlabObject Lend()
    {
        _isInUse = 1;
        return this;
    }

    /// <summary>Takes the object back; false if it was not in use, or another caller was faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReturn() => Interlocked.Exchange(ref _isInUse, 0) != 0;
}
