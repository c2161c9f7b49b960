using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Platform;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>A mutex of the kernel's. Its short ways are in Runtime/Threading/Primitives.xs, right behind the virtual call.</summary>
internal sealed unsafe class Mutex : TaskMutex
{
    private readonly KernelMutex* _mutex = NativeObject.Create(default(KernelMutex));

    ~Mutex() => NativeHeap.Free(_mutex);

    public override ThreadId Owner => new(_mutex->Owner);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixLockMutex")]
    public override extern Status Lock();

    public override Status Lock(TimeSpan timeout)
    {
        if (!NativeObject.TryConvert(timeout, out ulong nanoseconds))
        {
            return Misuse.Answer(Status.OutOfRange, "a negative time-out", nameof(Lock));
        }

        Status status = KernelMutex.LockSlow(_mutex, nanoseconds);
        GC.KeepAlive(this);
        return status;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixUnlockMutex")]
    public override extern Status Unlock();
}
