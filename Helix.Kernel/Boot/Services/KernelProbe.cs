using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Platform;
using Helix.Kernel.Machine.Time;

namespace Helix.Kernel.Boot.Services;

/// <summary>Interrupts by instruction: <c>KernelProbe.xs</c>.</summary>
internal sealed class KernelProbe : IKernelProbe
{
    public void Interrupt() => RaiseSpurious();

    public void Tick()
    {
        if (LocalApicTimer.IsPresent)
        {
            RaiseTimer();
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRaiseSpurious")]
    private static extern void RaiseSpurious();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRaiseTimer")]
    private static extern void RaiseTimer();
}
