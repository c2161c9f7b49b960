namespace Helix.Kernel.Runtime.Threading;

/// <summary>What a scheduler module did wrong; an allocator's <see cref="GuardedCall"/> is left for some of these reasons, too.</summary>
public enum SchedulerFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An exception escaped it; which one is known apart.</summary>
    Threw = 0x100,

    /// <summary>It tried to wait, with interrupts off.</summary>
    Waited,

    /// <summary>It used its stack up.</summary>
    StackOverflow,

    /// <summary>It picked a thread that has ended, or never was.</summary>
    DeadThread,

    /// <summary>It picked a thread that waits for something.</summary>
    BlockedThread,

    /// <summary>It picked a thread that another processor runs, or that may not run on this one.</summary>
    ForeignThread,

    /// <summary>It does not know a thread that it was told of.</summary>
    LostThread,

    /// <summary>A thread is ready and is not picked.</summary>
    Starvation,

    /// <summary>It does not return.</summary>
    Stuck,

    /// <summary>It called a service of the kernel's that had to call it; the number is known to <c>GuardedCall.xs</c>.</summary>
    Reentered = 0x109,
}
