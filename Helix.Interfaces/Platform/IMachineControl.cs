using System.Diagnostics.CodeAnalysis;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Platform;

/// <summary>The switches of the machine. May be called from any thread.</summary>
[Contract(13, "MachineControl", "1.0.0")]
public interface IMachineControl
{
    /// <summary>Stops everything and reports on the console; does not return.</summary>
    [Function(0x00)]
    [DoesNotReturn]
    void Panic(string reason);

    /// <summary>Restarts the machine; returns only if it refuses.</summary>
    /// <returns><see cref="Status.NotSupported"/> if the machine has no way to be restarted.</returns>
    [Function(0x01)]
    Status Reboot();

    /// <summary>Switches the machine off; returns only if it refuses.</summary>
    /// <param name="exitStatus">Reported to the emulator where there is one, 0 to 255; 0 is success.</param>
    /// <returns><see cref="Status.OutOfRange"/> for an exit status that does not fit; <see cref="Status.NotSupported"/> if the
    /// machine cannot switch itself off.</returns>
    [Function(0x02)]
    Status PowerOff(int exitStatus);
}
