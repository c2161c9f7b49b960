using System.Numerics;

namespace Helix.Kernel.Runtime.Platform;

/// <content>
/// Size classes: four for each doubling from 32 bytes (32, 40→48, …), all multiples of 16; the last is
/// <see cref="LargestClassBytes"/>. All private methods here expect the lock to be held.
/// </content>
public static unsafe partial class NativeHeap
{
    /// <summary>The smallest class whose blocks hold so many bytes, header included.</summary>
    internal static int ClassOf(nuint blockBytes)
    {
        if (blockBytes <= 32)
        {
            return 0;
        }

        // blockBytes is in (2^order, 2^(order+1)], cut into quarters.
        int order = BitOperations.Log2((ulong)blockBytes - 1);
        int quarter = (int)((blockBytes - 1) >> (order - 2)) & 3;
        return ((order - 5) * 4) + quarter + 1;
    }

    /// <summary>Bytes in a block of a class, header included: a multiple of 16.</summary>
    internal static nuint BytesOf(int sizeClass)
    {
        if (sizeClass == 0)
        {
            return 32;
        }

        int order = ((sizeClass - 1) / 4) + 5;
        nuint quarters = (nuint)((sizeClass - 1) % 4) + 5;
        return ((quarters << (order - 2)) + 15) & ~(nuint)15;
    }

    /// <summary>Walks all free lists: marks, classes and alignment. For tests and checking builds.</summary>
    internal static bool CheckInvariants()
    {
        ulong state = s_lock.Enter();
        bool sound = true;
        for (int sizeClass = 0; sizeClass < ClassCount && sound; sizeClass++)
        {
            nuint limit = (s_pages * PageBytes / 32) + 1;
            for (Header* block = (Header*)s_free[sizeClass]; block != null && sound; block = Next(block))
            {
                sound = block->Mark == FreeMark && block->Class == sizeClass && block->BlockBytes == BytesOf(sizeClass)
                    && ((nuint)block & 15) == 0 && limit-- != 0;
            }
        }

        s_lock.Leave(state);
        return sound;
    }

    private static Header* TakeSmall(int sizeClass)
    {
        Header* block = (Header*)s_free[sizeClass];
        if (block == null && !Refill(sizeClass))
        {
            return null;
        }

        block = (Header*)s_free[sizeClass];
        s_free[sizeClass] = (nint)Next(block);
        return block;
    }

    private static Header* TakeLarge(nuint blockBytes)
    {
        nuint pages = (blockBytes + PageBytes - 1) / PageBytes;
        Header* block = (Header*)TakePages(pages);
        if (block != null)
        {
            block->Class = LargeClass;
            block->BlockBytes = pages * PageBytes;
        }

        return block;
    }

    private static bool Refill(int sizeClass)
    {
        byte* run = (byte*)TakePages(RunPages);
        if (run == null)
        {
            return false;
        }

        nuint bytes = BytesOf(sizeClass);
        nuint count = RunPages * PageBytes / bytes;
        for (nuint i = count; i != 0; i--)
        {
            Header* block = (Header*)(run + ((i - 1) * bytes));
            block->Class = sizeClass;
            block->BlockBytes = bytes;
            Put(block);
        }

        return true;
    }

    private static void Put(Header* block)
    {
        block->Mark = FreeMark;
        *(nint*)(block + 1) = s_free[block->Class];
        s_free[block->Class] = (nint)block;
    }

    private static Header* Next(Header* block) => *(Header**)(block + 1);

    private static void* TakePages(nuint count)
    {
        var allocate = PlatformServices.Current.AllocatePages;
        void* pages = allocate == null ? null : allocate(count);
        if (pages != null)
        {
            s_pages += count;
        }

        return pages;
    }
}
