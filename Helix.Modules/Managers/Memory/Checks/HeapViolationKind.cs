namespace Helix.Modules.Managers.Memory.Checks;

/// <summary>What was done to a heap that must not be.</summary>
public enum HeapViolationKind
{
    /// <summary>A block was freed that was free already.</summary>
    DoubleFree = 0,

    /// <summary>Something was freed that never was a block, or was one long ago.</summary>
    ForeignFree = 1,

    /// <summary>Bytes before a block were written.</summary>
    Underrun = 2,

    /// <summary>Bytes behind a block were written.</summary>
    Overrun = 3,

    /// <summary>A block was written after it was freed.</summary>
    UseAfterFree = 4,
}
