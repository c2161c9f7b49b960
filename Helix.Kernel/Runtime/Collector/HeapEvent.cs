namespace Helix.Kernel.Runtime.Collector;

/// <summary>The two events between the collector and the finalizer thread; both start unset.</summary>
public enum HeapEvent
{
    /// <summary>There may be objects to finalize. Resets itself when one waiter has seen it.</summary>
    FinalizerRequest = 0,

    /// <summary>The finalizer thread has emptied its queue. Stays set until reset.</summary>
    FinalizationComplete = 1,
}
