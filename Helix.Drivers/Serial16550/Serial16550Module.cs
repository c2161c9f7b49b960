using Helix.Interfaces.Console;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;

namespace Helix.Drivers.Serial16550;

/// <summary>The first serial port of a PC, a terminal's.</summary>
[HelixModule("serial16550", Description = "Serial port, 16550 UART")]
[Provides<ISerialPort>]
[UsesPorts("registers", 0x3F8, 8)]
[UsesInterrupt("line", 4)]
public sealed class Serial16550Module() : Serial16550Port(FifoControls.TriggerAt8, RingSize), ISerialPort
{
    private const int RingSize = 4096;
}
