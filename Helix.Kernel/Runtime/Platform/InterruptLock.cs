using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using System.Threading;
using RuntimeEnvironment = Helix.Kernel.Runtime.Abi.RuntimeEnvironment;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>A spin lock that keeps interrupts off while it is held: for short sections that any context may enter.</summary>
internal unsafe struct InterruptLock
{
    /// <summary>Whether one of them is held; changed under the kernel lock, and looked at in builds with assertions only.</summary>
    private static bool s_held;

    private int _taken;

    /// <summary>Disables interrupts and takes the lock; returns the interrupt state for <see cref="Leave"/>.</summary>
    internal ulong Enter()
    {
        var disable = PlatformServices.Current.DisableInterrupts;
        ulong state = disable == null ? 0 : disable();
        AssertOrder();
        while (Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
        {
            X86Base.Pause();
        }

        return state;
    }

    /// <summary>
    /// In builds with assertions: the kernel lock comes first, so that this one is free, and nobody who holds one of its kind takes another.
    /// </summary>
    [Conditional("DEBUG_ASSERT")]
    private readonly void AssertOrder()
    {
        bool isInKernel = PlatformServices.Current.DisableInterrupts != null;
        if (isInKernel && (_taken != 0 || s_held))
        {
            RuntimeEnvironment.Fail("a spin lock of the runtime is taken twice, or inside another one"u8);
        }

        s_held = isInKernel;
    }

    [Conditional("DEBUG_ASSERT")]
    private static void NoteLeft() => s_held = false;

    /// <summary>Releases the lock and restores interrupts.</summary>
    internal void Leave(ulong state)
    {
        NoteLeft();
        Volatile.Write(ref _taken, 0);
        var restore = PlatformServices.Current.RestoreInterrupts;
        if (restore != null)
        {
            restore(state);
        }
    }
}
