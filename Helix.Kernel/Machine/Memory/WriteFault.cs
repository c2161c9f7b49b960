namespace Helix.Kernel.Machine.Memory;

/// <summary>What came of a write to a page that may not be written.</summary>
public enum WriteFault
{
    /// <summary>The page is not one that is copied: the write is wrong.</summary>
    Wrong = 0,

    /// <summary>The page may be written now: the instruction can be repeated.</summary>
    Resolved = 1,

    /// <summary>There is no memory for a copy. Nothing was changed.</summary>
    NoMemory = 2,
}
