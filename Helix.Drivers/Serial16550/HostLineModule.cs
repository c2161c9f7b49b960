using Helix.Interfaces.Hardware;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Modules;

namespace Helix.Drivers.Serial16550;

/// <summary>
/// The second serial port of a PC, the line to the host. It interrupts late, because an emulator hands over as many bytes at a time as it
/// takes to cause an interrupt, and keeps as many as the host sends before it waits for an answer.
/// </summary>
[HelixModule("hostline", Description = "Line to the host, 16550 UART")]
[Provides<IHostLine>]
[UsesPorts("registers", 0x2F8, 8)]
[UsesInterrupt("line", 3)]
public sealed class HostLineModule() : Serial16550Port(FifoControls.TriggerAt14, RingSize), IHostLine
{
    private const int RingSize = 16 * 1024;
}
