using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>Calls of the scheduler module with interrupts off, from which every failure leads straight back; see <c>GuardedCall.xs</c>.</summary>
public static unsafe class GuardedCall
{
    /// <summary>What a call that was left answers.</summary>
    internal const long Failed = long.MinValue;

    /// <summary>Whether the processor is in such a call. For code that would wait, and for the handler of faults.</summary>
    public static bool IsActive => StackPointer != 0;

    /// <summary>Where the stack pointer goes back to; 0 outside such a call.</summary>
    public static ulong StackPointer => GetStack();

    /// <summary>Why the last call was left: a <see cref="SchedulerFault"/>, a processor fault's code, or an exception's reference.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixEscapeReason")]
    public static extern nint GetReason();

    /// <summary>Leaves the call that the processor is in. Does not return.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixEscapeGuardedCall")]
    public static extern void Escape(nint reason);

    /// <summary>Calls a function; <see cref="Failed"/> if it was left.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGuardedCall")]
    internal static extern long Run(delegate*<long, long, long, long> function, long first, long second, long third);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGuardedStack")]
    private static extern ulong GetStack();
}
