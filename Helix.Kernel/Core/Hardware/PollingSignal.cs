using System;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>A signal whose waiter looks at the flag once in a millisecond; the simplest that is right on every machine.</summary>
public sealed class PollingSignal : ISignal
{
    private int _raised;

    /// <inheritdoc />
    [NoHeapAllocation]
    public void Set() => Volatile.Write(ref _raised, 1);

    /// <inheritdoc />
    public bool Wait(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (Interlocked.Exchange(ref _raised, 0) == 0)
        {
            if (timeout != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) >= timeout)
            {
                return false;
            }

            Thread.Sleep(1);
        }

        return true;
    }
}
