using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Boot.Services;

/// <summary>The switches of the machine.</summary>
internal sealed class MachineControl : IMachineControl
{
    [DoesNotReturn]
    public void Panic(string reason)
    {
        Boot.Panic.Stop(Encoding.UTF8.GetBytes(reason));
        throw new InvalidOperationException(reason);
    }

    public Status Reboot()
    {
        PowerControl.Restart();
        return Status.NotSupported;
    }

    public Status PowerOff(int exitStatus)
    {
        if (exitStatus is < 0 or > byte.MaxValue)
        {
            return Status.OutOfRange;
        }

        PowerControl.PowerOff(exitStatus);
        return Status.NotSupported;
    }
}
