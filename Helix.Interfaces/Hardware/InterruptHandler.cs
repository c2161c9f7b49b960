namespace Helix.Interfaces.Hardware;

/// <summary>
/// Called on every interrupt of a line, with interrupts off: it allocates nothing, takes no locks, does not block.
/// </summary>
public delegate void InterruptHandler();
