using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>A granted interrupt line.</summary>
internal sealed class InterruptLine(IHardware hardware, int line) : IInterruptLine, IRevocable
{
    private bool _connected;
    private bool _revoked;

    public int Line { get; } = line;

    public Status Connect(InterruptHandler handler)
    {
        if (_connected || _revoked)
        {
            return Status.InvalidState;
        }

        Status status = hardware.ConnectInterrupt(Line, handler);
        _connected = status.IsOk();
        return status;
    }

    public void Disconnect()
    {
        if (_connected)
        {
            hardware.DisconnectInterrupt(Line);
            _connected = false;
        }
    }

    public void Revoke()
    {
        Disconnect();
        _revoked = true;
    }
}
