using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// Calls of the scheduler and allocator modules with interrupts off, which can be left from within: straight back to the caller; see <c>GuardedCall.xs</c>.
/// </summary>
public static unsafe class GuardedCall
{
    /// <summary>What a call that was left answers.</summary>
    public const long Failed = long.MinValue;

    /// <summary>Whether the processor is in such a call. For code that would wait, and for the handlers of faults.</summary>
    public static bool IsActive => IsGuarded() != 0;

    /// <summary>Whether the processor is in a call of the scheduler module, which cannot be called again now.</summary>
    internal static bool IsSchedulerCalled => FindSchedulerCall() != 0;

    /// <summary>Why the last call was left: a <see cref="SchedulerFault"/>, a processor fault's code, or an exception's reference.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixEscapeReason")]
    public static extern nint GetReason();

    /// <summary>Leaves the innermost call that the processor is in. Does not return. An interrupt's handler may have its frame continue here.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixEscapeGuardedCall")]
    public static extern void Escape(nint reason);

    /// <summary>
    /// Calls a function of the allocator module's; <see cref="Failed"/> if it was left. Exceptions must not leave the function, and
    /// those in flight in it are the caller's affair when it was left (<see cref="Collector.ClosedHeap.Forget"/>).
    /// </summary>
    /// <param name="function">Not called within one of the same.</param>
    /// <param name="first">Its first argument.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGuardedAllocation")]
    public static extern long RunAllocator(delegate*<long, long, long, long> function, long first, long second, long third);

    /// <summary>Calls a function of the scheduler module's; <see cref="Failed"/> if it was left.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGuardedCall")]
    internal static extern long Run(delegate*<long, long, long, long> function, long first, long second, long third);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixIsGuarded")]
    private static extern ulong IsGuarded();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixIsSchedulerCalled")]
    private static extern ulong FindSchedulerCall();
}
