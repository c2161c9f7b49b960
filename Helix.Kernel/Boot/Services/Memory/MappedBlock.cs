using System;
using Helix.Interfaces.Memory;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>A range of the kernel's address space that was reserved for a module.</summary>
internal sealed unsafe class MappedBlock(VirtualMemory owner, ulong address, int sizeBytes) : MemoryBlock
{
    private bool _isReleased;

    public VirtualMemory Owner => owner;

    /// <inheritdoc />
    public override nint Address => (nint)address;

    /// <inheritdoc />
    public override int SizeBytes => sizeBytes;

    /// <inheritdoc />
    public override Span<byte> Bytes
    {
        // SAFETY: the range belongs to this block; a page that is not backed raises an exception.
        get => _isReleased ? [] : new Span<byte>((void*)address, sizeBytes);
    }

    /// <summary>The first address as a number.</summary>
    public ulong Start => address;

    /// <summary>Ends its life; false if that was so before. Under the owner's lock.</summary>
    public bool TryRelease()
    {
        bool wasReleased = _isReleased;
        _isReleased = true;
        return !wasReleased;
    }

    /// <summary>Whether it still is a range.</summary>
    public bool IsReserved => !_isReleased;
}
