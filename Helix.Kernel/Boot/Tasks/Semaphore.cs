using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Platform;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>A semaphore of the kernel's. Its short ways are in Runtime/Threading/Primitives.xs, right behind the interface's dispatch.</summary>
internal sealed unsafe class Semaphore : ISemaphore
{
    private readonly KernelSemaphore* _semaphore;

    public Semaphore(int initial, int limit) => _semaphore = NativeObject.Create(new KernelSemaphore(initial, limit));

    ~Semaphore() => NativeHeap.Free(_semaphore);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixTakeSemaphore")]
    public extern Status P();

    public Status P(TimeSpan timeout)
    {
        if (!NativeObject.TryConvert(timeout, out ulong nanoseconds))
        {
            return Misuse.Answer(Status.OutOfRange, "a negative time-out", nameof(P));
        }

        Status status = KernelSemaphore.TakeSlow(_semaphore, nanoseconds);
        GC.KeepAlive(this);
        return status;
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGiveSemaphore")]
    public extern Status V();
}
