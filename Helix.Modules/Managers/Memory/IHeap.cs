using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory;

/// <summary>A heap over a range of addresses. One caller at a time; does not block.</summary>
public interface IHeap
{
    /// <summary>Takes a block; its content is unspecified.</summary>
    /// <param name="sizeBytes">At least 1.</param>
    /// <param name="alignmentBytes">A power of two up to 4096.</param>
    /// <returns>Its address. <see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [NoHeapAllocation]
    Result<long> Allocate(long sizeBytes, long alignmentBytes);

    /// <summary>Gives a block back.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> for an address that is none of a block in use; nothing changes
    /// then.</returns>
    [NoHeapAllocation]
    Status Free(long address);

    /// <summary>How many bytes a block has, at least what was asked for. Status as for Free.</summary>
    [NoHeapAllocation]
    Result<long> SizeOf(long address);
}
