using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Runtime.Platform;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services;

/// <summary>A signal over a kernel event: its waiter is blocked, not polling.</summary>
internal sealed unsafe class KernelSignal : ISignal
{
    private readonly KernelEvent* _event;

    /// <summary>Makes a signal that is not raised.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory for it.</exception>
    public KernelSignal()
    {
        _event = (KernelEvent*)NativeHeap.Allocate((nuint)sizeof(KernelEvent));
        if (_event == null)
        {
            throw new OutOfMemoryException();
        }

        *_event = default;
    }

    /// <summary>Frees the event: nobody can wait for a signal that nobody refers to.</summary>
    ~KernelSignal() => NativeHeap.Free(_event);

    /// <inheritdoc />
    [NoHeapAllocation]
    public void Set() => KernelEvent.Set(_event);

    /// <inheritdoc />
    public bool Wait(TimeSpan timeout)
    {
        ulong nanoseconds = timeout == Timeout.InfiniteTimeSpan
            ? ulong.MaxValue : (ulong)Math.Max(0, timeout.Ticks) * TimeSpan.NanosecondsPerTick;
        bool taken = KernelEvent.Wait(_event, nanoseconds);
        GC.KeepAlive(this);
        return taken;
    }
}
