namespace Helix.Kernel.Runtime.Collector;

/// <summary>Why a collection is made.</summary>
internal enum CollectionReason
{
    /// <summary>The allocation budget is used up.</summary>
    Budget = 0,

    /// <summary>There was no memory for an allocation: free memory is given back, so that either space can have it.</summary>
    NoMemory = 1,

    /// <summary>The program asked.</summary>
    Induced = 2,

    /// <summary>The program asked, and wants as much memory as possible given back.</summary>
    Aggressive = 3,

    /// <summary>A test's interval has passed.</summary>
    Stress = 4,
}
