using System.Runtime.Intrinsics.X86;
using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Schedulers.Common;

/// <summary>A spin lock: its holders have interrupts off, and so does the kernel's caller of everything here.</summary>
internal struct Gate
{
    private int _isHeld;

    /// <summary>Whether somebody is inside.</summary>
    public readonly bool IsHeld => Volatile.Read(in _isHeld) != 0;

    [NoHeapAllocation]
    public void Enter()
    {
        while (Interlocked.Exchange(ref _isHeld, 1) != 0)
        {
            while (Volatile.Read(ref _isHeld) != 0)
            {
                X86Base.Pause();
            }
        }
    }

    [NoHeapAllocation]
    public bool TryEnter() => !IsHeld && Interlocked.Exchange(ref _isHeld, 1) == 0;

    [NoHeapAllocation]
    public void Exit() => Volatile.Write(ref _isHeld, 0);
}
