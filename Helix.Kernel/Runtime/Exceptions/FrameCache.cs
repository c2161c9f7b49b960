using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Remembers the unwind data of recently met addresses, direct-mapped. Any thread may read and write it at any time: each
/// entry has a version that is odd while it is written; a reader that sees it change has missed, a writer that finds it
/// odd does not store.
/// </summary>
internal static unsafe class FrameCache
{
    private const int EntriesLog2 = 9;

    private static Entries s_entries;

    /// <summary>Copies what is remembered of the address; false when it is not.</summary>
    public static bool TryGet(ulong address, FrameInfo* frame)
    {
        Entry* entry = At(address);
        int version = Volatile.Read(ref entry->Version);
        if (entry->Address != address || (version & 1) != 0)
        {
            return false;
        }

        *frame = entry->Frame;
        return Volatile.Read(ref entry->Version) == version;
    }

    /// <summary>Remembers the unwind data of the address.</summary>
    public static void Put(ulong address, FrameInfo* frame) => Put(At(address), address, frame);

    /// <summary>Forgets everything: the code of some addresses is about to change.</summary>
    public static void Clear()
    {
        FrameInfo nothing = default;
        Entry* entries = (Entry*)Unsafe.AsPointer(ref s_entries);
        for (int i = 0; i < 1 << EntriesLog2; i++)
        {
            if (entries[i].Address != 0)
            {
                Put(entries + i, 0, &nothing);
            }
        }
    }

    private static void Put(Entry* entry, ulong address, FrameInfo* frame)
    {
        int version = Volatile.Read(ref entry->Version);
        if ((version & 1) != 0 || Interlocked.CompareExchange(ref entry->Version, version + 1, version) != version)
        {
            return;
        }

        entry->Address = address;
        entry->Frame = *frame;
        Volatile.Write(ref entry->Version, version + 2);
    }

    private static Entry* At(ulong address) =>
        (Entry*)Unsafe.AsPointer(ref s_entries) + ((address * 0x9E3779B97F4A7C15) >> (64 - EntriesLog2));

    private struct Entry
    {
        public ulong Address;
        public int Version;
        public FrameInfo Frame;
    }

    [InlineArray(1 << EntriesLog2)]
    private struct Entries
    {
        private Entry _first;
    }
}
