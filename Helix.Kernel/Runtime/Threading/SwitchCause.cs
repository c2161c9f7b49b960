namespace Helix.Kernel.Runtime.Threading;

/// <summary>Why a processor picks another thread. The numbers are known where the scheduler is called.</summary>
public enum SwitchCause
{
    /// <summary>The running thread could go on.</summary>
    Preempted,

    /// <summary>The running thread lets others go first.</summary>
    Yielded,

    /// <summary>The running thread waits.</summary>
    Blocked,

    /// <summary>The running thread has ended.</summary>
    Ended,
}
