using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>A spin lock, for callers with interrupts off.</summary>
internal sealed class Gate
{
    private int _held;

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (Interlocked.Exchange(ref _held, 1) != 0)
        {
            Wait();
        }
    }

    [NoHeapAllocation]
    public void Exit() => Volatile.Write(ref _held, 0);

    [NoHeapAllocation]
    private void Wait()
    {
        do
        {
            while (Volatile.Read(ref _held) != 0)
            {
                X86Base.Pause();
            }
        }
        while (Interlocked.Exchange(ref _held, 1) != 0);
    }
}
