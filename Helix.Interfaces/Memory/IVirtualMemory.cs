using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// The kernel's address space, for who manages memory there. A block is a range of addresses between two pages that are never
/// mapped; pages of it are backed by memory when they are committed. Whoever uses a page that is not, or writes one that may
/// only be read, gets an <see cref="System.AccessViolationException"/>. Provided by the kernel. May be called from any thread;
/// does not block for longer than another call takes; not for interrupt handlers.
/// </summary>
[Contract(32, "VirtualMemory", "1.1.0")]
public interface IVirtualMemory
{
    /// <summary>Reserves addresses.</summary>
    /// <param name="sizeBytes">At least 1; rounded up to whole pages of 4096.</param>
    /// <returns>The block, whose bytes are the whole range. <see cref="Status.InvalidArgument"/>,
    /// <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x00)]
    Result<MemoryBlock> Reserve(int sizeBytes);

    /// <summary>Backs pages with memory filled with zeros, readable and writable. All of it or nothing.</summary>
    /// <param name="block">From Reserve.</param>
    /// <param name="offsetBytes">A multiple of 4096.</param>
    /// <param name="sizeBytes">A multiple of 4096, at least 4096.</param>
    /// <returns><see cref="Status.InvalidArgument"/> for a block that is none from here, or a range that is not in it;
    /// <see cref="Status.InUse"/> if a page of it is committed; <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x01)]
    Status Commit(MemoryBlock block, int offsetBytes, int sizeBytes);

    /// <summary>Gives the memory behind pages back; those that are not committed do no harm.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> as for Commit.</returns>
    [Function(0x02)]
    Status Decommit(MemoryBlock block, int offsetBytes, int sizeBytes);

    /// <summary>Changes what may be done with committed pages.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> as for Commit; <see cref="Status.InvalidState"/> if not all are committed:
    /// nothing is changed then.</returns>
    [Function(0x03)]
    Status Protect(MemoryBlock block, int offsetBytes, int sizeBytes, PageAccess access);

    /// <summary>Gives a block back with all that is behind it.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is none from here, or was released.</returns>
    [Function(0x04)]
    Status Release(MemoryBlock block);

    /// <summary>Where a byte of a committed page is on the memory bus.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> for a byte outside the block; <see cref="Status.NotFound"/> if its page is
    /// not committed.</returns>
    [Function(0x05)]
    Result<PhysicalAddress> FindPhysical(MemoryBlock block, int offsetBytes);

    /// <summary>What is mapped.</summary>
    [Function(0x06)]
    VirtualMemoryStatistics Statistics { get; }

    /// <summary>
    /// Makes another block with the same content and the same access to each page, at once: the two share their memory page by
    /// page until one of them is written, which then gets a copy of that page. Blocks may be copied any number of times, copies
    /// as well. Other threads may use the block meanwhile; each page is copied as it is at some moment of the call.
    /// When there is no memory for the copy of a page that is written, the writer gets an
    /// <see cref="System.OutOfMemoryException"/>; the page is as it was, and can be written when there is. A device must not be
    /// told the address of a shared page (FindPhysical) to write to: whoever wants that writes to the page first.
    /// </summary>
    /// <param name="block">From Reserve or Copy. Pages of it that are not committed are not in the copy either.</param>
    /// <returns>The copy. <see cref="Status.InvalidArgument"/> as for Commit; <see cref="Status.OutOfMemory"/> if there are no
    /// addresses, no memory for page tables, or more than 65535 copies of a page.</returns>
    [Function(0x07)]
    Result<MemoryBlock> Copy(MemoryBlock block);
}
