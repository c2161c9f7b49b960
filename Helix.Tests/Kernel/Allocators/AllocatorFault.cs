namespace Helix.Tests.Kernel.Allocators;

/// <summary>What an allocator can do wrong.</summary>
internal enum AllocatorFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It throws an exception of its own.</summary>
    Throws = 1,

    /// <summary>It uses a null reference.</summary>
    Crashes = 2,

    /// <summary>It allocates managed memory, which works, but not in the collector.</summary>
    Allocates = 3,

    /// <summary>It gives a frame out twice.</summary>
    Repeats = 4,

    /// <summary>It gives out a frame that is not there.</summary>
    Invents = 5,

    /// <summary>It says that there is no memory.</summary>
    Hides = 6,

    /// <summary>It does not take back what it gave out.</summary>
    Refuses = 7,

    /// <summary>It does not return.</summary>
    Hangs = 8,

    /// <summary>It calls itself without end.</summary>
    Overflows = 9,
}
