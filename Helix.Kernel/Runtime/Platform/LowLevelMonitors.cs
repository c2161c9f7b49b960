using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The mutex-and-condition pairs under the class library's locks and waits, forwarded to the kernel's threads. Without
/// threads a monitor is never contended, and the handle 1 stands for any.
/// </summary>
internal static unsafe class LowLevelMonitors
{
    private const nint Uncontended = 1;

    [RuntimeExport("SystemNative_LowLevelMonitor_Create")]
    internal static nint Create()
    {
        var create = PlatformServices.Current.CreateMonitor;
        if (create == null)
        {
            return Uncontended;
        }

        nint monitor = create();
        if (monitor == 0)
        {
            ErrorNumbers.Fail(Errno.ENOMEM);
        }

        return monitor;
    }

    [RuntimeExport("SystemNative_LowLevelMonitor_Destroy")]
    internal static void Destroy(nint monitor) => Call(PlatformServices.Current.DestroyMonitor, monitor);

    [RuntimeExport("SystemNative_LowLevelMonitor_Acquire")]
    internal static void Acquire(nint monitor) => Call(PlatformServices.Current.AcquireMonitor, monitor);

    [RuntimeExport("SystemNative_LowLevelMonitor_Release")]
    internal static void Release(nint monitor) => Call(PlatformServices.Current.ReleaseMonitor, monitor);

    [RuntimeExport("SystemNative_LowLevelMonitor_Wait")]
    internal static void Wait(nint monitor) => Call(PlatformServices.Current.WaitMonitor, monitor);

    [RuntimeExport("SystemNative_LowLevelMonitor_TimedWait")]
    internal static int TimedWait(nint monitor, int timeoutMs)
    {
        var wait = PlatformServices.Current.TimedWaitMonitor;
        return wait == null || monitor == Uncontended ? 0 : wait(monitor, timeoutMs);
    }

    [RuntimeExport("SystemNative_LowLevelMonitor_Signal_Release")]
    internal static void SignalAndRelease(nint monitor) => Call(PlatformServices.Current.SignalAndReleaseMonitor, monitor);

    private static void Call(delegate*<nint, void> function, nint monitor)
    {
        if (function != null && monitor != Uncontended)
        {
            function(monitor);
        }
    }
}
