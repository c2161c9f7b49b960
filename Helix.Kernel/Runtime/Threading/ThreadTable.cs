using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// Finds living threads by number: a table of chains. Numbers ascend and are never used again, so that the chains are of equal length. Used
/// with interrupts off only.
/// </summary>
internal static unsafe class ThreadTable
{
    private const int Chains = 4096;

    private static Heads s_heads;

    /// <summary>How many threads there are, idle threads included.</summary>
    public static int Count { get; private set; }

    /// <summary>The thread of a number; null if it has ended, or never was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelThread* Find(int id)
    {
        KernelThread* thread = *Head(id);
        while (thread != null && thread->Record.Id != id)
        {
            thread = thread->NextInTable;
        }

        return thread;
    }

    public static void Add(KernelThread* thread)
    {
        KernelThread** head = Head(thread->Record.Id);
        thread->NextInTable = *head;
        *head = thread;
        Count++;
    }

    public static void Remove(KernelThread* thread)
    {
        KernelThread** link = Head(thread->Record.Id);
        while (*link != thread)
        {
            link = &(*link)->NextInTable;
        }

        *link = thread->NextInTable;
        Count--;
    }

    // SAFETY: statics of blittable types lie in .bss and never move.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static KernelThread** Head(int id) => (KernelThread**)Unsafe.AsPointer(ref s_heads) + (id & (Chains - 1));

    [InlineArray(Chains)]
    private struct Heads
    {
        private nint _first;
    }
}
