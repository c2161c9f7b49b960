namespace Helix.Kernel.Runtime.Collector;

/// <summary>State of a block; from <see cref="Used"/> on it may hold objects.</summary>
internal enum BlockState : byte
{
    /// <summary>Addresses only.</summary>
    Absent = 0,

    /// <summary>Committed and empty; its content is not defined.</summary>
    Free = 1,

    /// <summary>Holds objects; not looked at by the allocator again before the next collection.</summary>
    Used = 2,

    /// <summary>Holds objects and enough free lines, which the allocator has not come to yet.</summary>
    Recyclable = 3,
}
