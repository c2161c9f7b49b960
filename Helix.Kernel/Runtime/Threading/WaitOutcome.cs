namespace Helix.Kernel.Runtime.Threading;

/// <summary>How a wait ended.</summary>
public enum WaitOutcome : byte
{
    /// <summary>The thread was woken.</summary>
    Woken,

    /// <summary>The time was over.</summary>
    TimedOut,

    /// <summary>The thread was told to end.</summary>
    Cancelled,
}
