using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>Waits as statuses.</summary>
public static class WaitStatus
{
    /// <summary>The status of a wait.</summary>
    public static Status Of(WaitOutcome outcome) => outcome switch
    {
        WaitOutcome.Woken => Status.Ok,
        WaitOutcome.TimedOut => Status.TimedOut,
        _ => Status.Cancelled,
    };
}
