namespace Helix.Kernel.Core.Slots;

/// <summary>Who calls a slot that is closed.</summary>
public enum SlotCaller
{
    /// <summary>A thread that can wait.</summary>
    Outside,

    /// <summary>A thread that is inside a call of the same module: it goes in, because that call cannot end before.</summary>
    Inside,

    /// <summary>Code with interrupts off, which cannot wait.</summary>
    InterruptsOff,
}
