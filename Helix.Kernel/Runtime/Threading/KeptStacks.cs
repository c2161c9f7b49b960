using System.Runtime.Intrinsics;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// Stacks that are used again. What was on a stack before would show through frames that do not fill all their words, and look like references to
/// the collector; so only stacks of threads that did not go deep are kept, and as much of them is cleared.
/// </summary>
internal static unsafe class KeptStacks
{
    /// <summary>How many are kept at most.</summary>
    public const int Most = 32;

    private const ulong ClearedBytes = 8 * 1024;

    /// <summary>No thread gets past so many bytes without leaving a word that is not zero.</summary>
    private const ulong MarkBytes = 1024;

    private const int StepBytes = 64;

    private static KernelThread* s_first;
    private static int s_count;

    /// <summary>How many are kept.</summary>
    public static int Count => s_count;

    /// <summary>Keeps the stack of a thread that has ended, unless it went deep or enough are kept. Does not block.</summary>
    public static bool TryKeep(KernelThread* thread)
    {
        if (!IsShallow(thread->Record.StackHigh))
        {
            return false;
        }

        ulong flags = MachineImports.DisableInterrupts();
        bool keeps = s_count < Most;
        if (keeps)
        {
            thread->NextInQueue = s_first;
            s_first = thread;
            s_count++;
        }

        MachineImports.RestoreInterrupts(flags);
        return keeps;
    }

    /// <summary>A record that has a stack of the usual size, as its thread left it; null if none is kept. Does not block.</summary>
    public static KernelThread* Take()
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = s_first;
        if (thread != null)
        {
            s_first = thread->NextInQueue;
            s_count--;
        }

        MachineImports.RestoreInterrupts(flags);
        return thread;
    }

    /// <summary>Whether nothing was ever stored just beyond the part that is cleared.</summary>
    /// <param name="high">One past the highest address.</param>
    private static bool IsShallow(ulong high)
    {
        Vector128<ulong> seen = Vector128<ulong>.Zero;
        for (ulong at = high - ClearedBytes - MarkBytes; at < high - ClearedBytes; at += (ulong)sizeof(Vector128<ulong>))
        {
            seen |= Vector128.LoadAligned((ulong*)at);
        }

        return seen == Vector128<ulong>.Zero;
    }

    /// <summary>Clears what a thread may have used.</summary>
    /// <param name="high">One past the highest address.</param>
    public static void Clear(ulong high)
    {
        Vector128<ulong> zero = Vector128<ulong>.Zero;
        for (ulong at = high - ClearedBytes; at < high; at += StepBytes)
        {
            zero.StoreAligned((ulong*)at);
            zero.StoreAligned((ulong*)(at + 16));
            zero.StoreAligned((ulong*)(at + 32));
            zero.StoreAligned((ulong*)(at + 48));
        }
    }
}
