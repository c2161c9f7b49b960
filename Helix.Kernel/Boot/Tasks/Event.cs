using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Platform;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>An event of the kernel's, or, if nobody raises its flag, a queue of threads.</summary>
internal sealed unsafe class Event(EventKind kind) : IEvent, IWaitQueue
{
    private readonly KernelEvent* _event = NativeObject.Create(kind == EventKind.Stays ? KernelEvent.Staying : default);

    ~Event() => NativeHeap.Free(_event);

    [NoHeapAllocation]
    public void Set() => KernelEvent.Set(_event);

    [NoHeapAllocation]
    public void Reset() => KernelEvent.Reset(_event);

    public Status Wait(TimeSpan timeout)
    {
        if (!NativeObject.TryConvert(timeout, out ulong nanoseconds))
        {
            return Misuse.Answer(Status.OutOfRange, "a negative time-out", nameof(Wait));
        }

        WaitOutcome outcome = KernelEvent.Wait(_event, nanoseconds, WaitKind.Cancellable, out bool mayWait);
        GC.KeepAlive(this);
        return mayWait ? WaitStatus.Of(outcome) : Misuse.Answer(Status.InvalidState, "a wait with interrupts off", nameof(Wait));
    }

    [NoHeapAllocation]
    public bool WakeOne() => KernelEvent.Wake(_event, 1) == 1;

    [NoHeapAllocation]
    public int WakeAll() => KernelEvent.Wake(_event, int.MaxValue);
}
