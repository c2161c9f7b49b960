using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Hardware;

/// <summary>
/// An interrupt line granted to one module. The kernel acknowledges the controller; the handler sees to the device. None of the
/// members blocks.
/// </summary>
public interface IInterruptLine
{
    /// <summary>The ISA interrupt number.</summary>
    int Line { get; }

    /// <summary>Connects a handler and unmasks the line. Not for interrupt handlers.</summary>
    /// <param name="handler">Runs with interrupts off: it allocates nothing, takes no locks, does not block.</param>
    /// <returns><see cref="Status.InvalidState"/> if one is connected, or why the controller refuses.</returns>
    Status Connect(InterruptHandler handler);

    /// <summary>Masks the line and disconnects the handler; no harm if there is none. Not for interrupt handlers.</summary>
    void Disconnect();
}
