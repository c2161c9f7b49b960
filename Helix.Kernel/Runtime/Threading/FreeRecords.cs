using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// Records without a thread, each with the addresses of the stack that it had, where nothing is mapped now: they are for the next stack of that size.
/// So neither addresses nor the page tables for them grow with the number of threads that there ever were. Nothing here blocks.
/// </summary>
internal static unsafe class FreeRecords
{
    private const int Lists = 64;
    private const int ListBits = 6;
    private const int PageShift = 12;

    private static Heads s_heads;

    /// <summary>Keeps a record, and the addresses from its stack's lowest to its highest for a stack of that size.</summary>
    public static void Put(KernelThread* thread)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread** head = Head(SizeOf(thread));
        thread->NextInQueue = *head;
        *head = thread;
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>A record with addresses for a stack of so many bytes, 0 for none; null if there is no memory or there are no addresses.</summary>
    public static KernelThread* Take(ulong stackBytes)
    {
        KernelThread* thread = Find(stackBytes);
        if (thread != null)
        {
            return thread;
        }

        thread = stackBytes == 0 ? null : Find(0);
        thread = thread == null ? (KernelThread*)PermanentMemory.TryAllocate((ulong)sizeof(KernelThread)) : thread;
        if (thread == null || stackBytes == 0)
        {
            return thread;
        }

        delegate*<ulong, ulong> reserve = RuntimeEnvironment.Current.Reserve;
        ulong stack = reserve(stackBytes);
        thread->Record.StackLow = stack;
        thread->Record.StackHigh = stack == 0 ? 0 : stack + stackBytes;
        if (stack == 0)
        {
            Put(thread);
            return null;
        }

        return thread;
    }

    private static KernelThread* Find(ulong stackBytes)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* before = null;
        KernelThread* thread = *Head(stackBytes);
        while (thread != null && SizeOf(thread) != stackBytes)
        {
            before = thread;
            thread = thread->NextInQueue;
        }

        if (thread != null)
        {
            *(before == null ? Head(stackBytes) : &before->NextInQueue) = thread->NextInQueue;
        }

        MachineImports.RestoreInterrupts(flags);
        return thread;
    }

    private static ulong SizeOf(KernelThread* thread) => thread->Record.StackHigh - thread->Record.StackLow;

    /// <summary>Sizes that are used together are seldom in one list. SAFETY: statics of blittable types lie in .bss and never move.</summary>
    private static KernelThread** Head(ulong stackBytes)
    {
        ulong pages = stackBytes >> PageShift;
        return (KernelThread**)Unsafe.AsPointer(ref s_heads) + ((pages ^ (pages >> ListBits)) & (Lists - 1));
    }

    [InlineArray(Lists)]
    private struct Heads
    {
        private nint _first;
    }
}
