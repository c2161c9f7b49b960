namespace Helix.Kernel.Runtime.Threading;

/// <summary>What may end a wait.</summary>
public enum WaitKind : byte
{
    /// <summary>What is waited for, or the time. The class library's waits are such.</summary>
    Steadfast,

    /// <summary>Also that the thread is told to end.</summary>
    Cancellable,
}
