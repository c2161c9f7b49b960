using System;
using System.Threading;
using Helix.Interfaces.Memory;

namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>One object of a cache, made together with its slab, so that handing it out allocates nothing.</summary>
internal sealed class SlabObject(MemorySlab slab, int offsetBytes) : MemoryBlock
{
    private int _isInUse;

    public MemorySlab Slab => slab;

    /// <summary>The next free one of the slab.</summary>
    public SlabObject? NextFree { get; set; }

    /// <inheritdoc />
    public override nint Address => slab.Pages.Address + offsetBytes;

    /// <inheritdoc />
    public override int SizeBytes => slab.Cache.ObjectSizeBytes;

    /// <inheritdoc />
    public override Span<byte> Bytes => _isInUse != 0 ? slab.Pages.Bytes.Slice(offsetBytes, SizeBytes) : [];

    public bool IsInUse => Volatile.Read(ref _isInUse) != 0;

    public SlabObject Lend()
    {
        _isInUse = 1;
        return this;
    }

    /// <summary>Takes the object back; false if it was not in use, or another caller was faster.</summary>
    public bool TryReturn() => Interlocked.Exchange(ref _isInUse, 0) != 0;
}
