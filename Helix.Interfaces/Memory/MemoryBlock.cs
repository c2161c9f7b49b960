using System;

namespace Helix.Interfaces.Memory;

/// <summary>Memory outside the managed heap, owned by who allocated it. It stays where it is until it is freed.</summary>
public abstract class MemoryBlock
{
    /// <summary>The virtual address of its first byte.</summary>
    public abstract nint Address { get; }

    /// <summary>Its size in bytes.</summary>
    public abstract int SizeBytes { get; }

    /// <summary>Its bytes; empty after it was freed.</summary>
    public abstract Span<byte> Bytes { get; }
}
