using System.Numerics;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;
using RuntimeEnvironment = Helix.Kernel.Runtime.Abi.RuntimeEnvironment;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// The proof that an image can go: a collection, and then a look at every word that is alive. Heap objects are those that the collection
/// found; all their words count, as delegates hold code as integers, but not those of arrays of numbers narrower than an address. Stacks count from the stack pointer
/// up, the running one's from the caller of this class; registers of stopped threads are on their stacks. Runs with interrupts off and allocates nothing.
/// </summary>
internal static unsafe class ReferenceSearch
{
    private const int SmallestWideComponent = 8;

    private static uint s_start;
    private static uint s_sizeBytes;
    private static ImageHolder* s_holders;
    private static int s_capacity;
    private static int s_count;

    /// <summary>Collects and searches. Interrupts are off.</summary>
    /// <param name="start">Start of the image, from the start of the module area: an address would find itself.</param>
    /// <param name="sizeBytes">Its size.</param>
    /// <param name="holders">Receives who holds it.</param>
    /// <param name="capacity">At most so many.</param>
    /// <returns>How many were found.</returns>
    public static int CollectAndFind(uint start, uint sizeBytes, ImageHolder* holders, int capacity)
    {
        s_start = start;
        s_sizeBytes = sizeBytes;
        s_holders = holders;
        s_capacity = capacity;
        s_count = 0;
        StackWipe.Run();
        ref HeapState heap = ref Heap.State;
        Collection.Start(ref heap, CollectionReason.Induced);
        StackWipe.Run();
        heap.Environment.CallWithRegisters(&Find, 0);
        return s_count;
    }

    private static void Find(ulong argument, ulong stackPointer)
    {
        _ = argument;
        ref HeapState heap = ref Heap.State;
        FindOnStacks(ref heap, stackPointer);
        FindInHandles(ref heap);
        FindInBlocks(ref heap);
        FindInLargeObjects(ref heap);
        FindInStatics();
    }

    private static void FindOnStacks(ref HeapState heap, ulong stackPointer)
    {
        ThreadRecord* current = heap.Environment.GetCurrentThread();
        for (ThreadRecord* thread = heap.Environment.GetFirstThread(); thread != null; thread = thread->Next)
        {
            ulong from = thread == current ? stackPointer : thread->SavedStackPointer;
            if (from != 0)
            {
                FindInRange((from + 7) & ~7UL, thread->StackHigh, ImageHolderKind.Stack, thread->Id, 0);
            }
        }
    }

    private static void FindInHandles(ref HeapState heap)
    {
        for (ulong segment = 0; segment < heap.HandleSegments; segment++)
        {
            ulong entries = (ulong)HandleTable.FirstEntry(ref heap, segment);
            FindInRange(entries, entries + (HandleTable.EntriesPerSegment * 16), ImageHolderKind.Handle, 0, 0);
        }
    }

    private static void FindInBlocks(ref HeapState heap)
    {
        for (ulong block = 0; block < heap.BlockWatermark; block++)
        {
            if (BlockSpace.Info(ref heap, block)->State < BlockState.Used)
            {
                continue;
            }

            ulong* bits = BlockSpace.Bits(heap.Starts, block);
            ulong start = (ulong)BlockSpace.Address(ref heap, block);
            for (ulong word = 0; word < HeapLayout.BitmapWordsPerBlock; word++)
            {
                for (ulong left = bits[word]; left != 0; left &= left - 1)
                {
                    FindInObject(start + (((word << 6) + (ulong)BitOperations.TrailingZeroCount(left)) << 3));
                }
            }
        }
    }

    private static void FindInLargeObjects(ref HeapState heap)
    {
        LargePage* pages = LargeSpace.Pages(ref heap);
        for (ulong page = 0; page < heap.LargeWatermark; page++)
        {
            if (pages[page].Owner == (uint)page + LargePage.FirstOwner)
            {
                FindInObject(LargeSpace.ObjectAt(ref heap, page));
            }
        }
    }

    private static void FindInObject(ulong obj)
    {
        ulong type = *(ulong*)obj;
        if (type == 0)
        {
            return; // a large object that is still being cleared
        }

        ulong start = RuntimeEnvironment.Current.ModuleAreaStart + s_start;
        if (type - start < s_sizeBytes)
        {
            Add(ImageHolderKind.Instance, 0, obj, type, 0);
            return;
        }

        uint flags = ObjectModel.Flags((void*)type);
        bool isNarrow = (int)flags < 0 && (ushort)flags < SmallestWideComponent;
        if (!isNarrow)
        {
            ulong end = obj - HeapLayout.HeaderBytes + ObjectModel.Size(obj, (void*)type);
            FindInRange(obj + 8, end, ImageHolderKind.ObjectField, 0, obj);
        }
    }

    /// <summary>
    /// The image's data, less the stacks that lie in it: that of the boot, which the idle thread keeps, below it a page that is not mapped, and above it
    /// those for faults, where interrupts of this very search leave registers.
    /// </summary>
    private static void FindInStatics()
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        FindInRange(environment.DataStart, environment.StacksStart, ImageHolderKind.Static, 0, 0);
        FindInRange(environment.StacksEnd, environment.DataEnd, ImageHolderKind.Static, 0, 0);
    }

    private static void FindInRange(ulong from, ulong end, ImageHolderKind kind, int threadId, ulong obj)
    {
        ulong start = RuntimeEnvironment.Current.ModuleAreaStart + s_start;
        ulong* word = (ulong*)from;
        ulong* last = (ulong*)(end & ~7UL);
        while (s_count < s_capacity)
        {
            word = WordScan.Find(word, last, start, s_sizeBytes);
            if (word >= last)
            {
                return;
            }

            Add(kind, threadId, obj == 0 ? (ulong)word : obj, *word, obj == 0 ? 0 : *(ulong*)obj);
            word = obj == 0 ? word + 1 : last;
        }
    }

    private static void Add(ImageHolderKind kind, int threadId, ulong place, ulong target, ulong methodTable)
    {
        if (s_count < s_capacity)
        {
            ImageHolder* holder = s_holders + s_count++;
            holder->Kind = kind;
            holder->ThreadId = threadId;
            holder->Place = place;
            holder->Target = (uint)(target - RuntimeEnvironment.Current.ModuleAreaStart - s_start);
            holder->MethodTable = methodTable;
        }
    }
}
