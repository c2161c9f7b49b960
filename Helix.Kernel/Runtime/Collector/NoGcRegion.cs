namespace Helix.Kernel.Runtime.Collector;

/// <summary>State of the region in which a program asked not to be interrupted by collections.</summary>
internal enum NoGcRegion : byte
{
    None = 0,
    Active = 1,

    /// <summary>Ended early: more was allocated than announced.</summary>
    Exceeded = 2,

    /// <summary>Ended early: the program itself asked for a collection.</summary>
    Induced = 3,
}
