namespace Helix.Kernel.Runtime.Threading;

/// <summary>What a thread does.</summary>
public enum ThreadState
{
    /// <summary>Waits for the processor.</summary>
    Ready,

    /// <summary>Has the processor.</summary>
    Running,

    /// <summary>Waits in a queue.</summary>
    Waiting,

    /// <summary>Waits for a time only.</summary>
    Sleeping,

    /// <summary>Has ended; its stack is about to be freed.</summary>
    Ended,
}
