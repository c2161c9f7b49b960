using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>A spin lock that keeps interrupts off while it is held: for short sections that any context may enter.</summary>
internal unsafe struct InterruptLock
{
    private int _taken;

    /// <summary>Disables interrupts and takes the lock; returns the interrupt state for <see cref="Leave"/>.</summary>
    internal ulong Enter()
    {
        var disable = PlatformServices.Current.DisableInterrupts;
        ulong state = disable == null ? 0 : disable();
        while (Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
        {
            X86Base.Pause();
        }

        return state;
    }

    /// <summary>Releases the lock and restores interrupts.</summary>
    internal void Leave(ulong state)
    {
        Volatile.Write(ref _taken, 0);
        var restore = PlatformServices.Current.RestoreInterrupts;
        if (restore != null)
        {
            restore(state);
        }
    }
}
