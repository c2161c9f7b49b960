using System;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// The memory behind a heap. Heaps are generic over it and it is a structure, so that the compiler puts the accesses in place: on
/// a host an array, in the kernel mapped pages.
/// </summary>
public interface IHeapMemory
{
    /// <summary>The word of eight bytes at an address, which is a multiple of eight.</summary>
    [NoHeapAllocation]
    ulong Read(long address);

    /// <summary>Writes the word at an address.</summary>
    [NoHeapAllocation]
    void Write(long address, ulong value);

    /// <summary>The bytes from an address on.</summary>
    [NoHeapAllocation]
    Span<byte> Bytes(long address, long count);
}
