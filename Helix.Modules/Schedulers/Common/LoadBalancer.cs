using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// Moves threads between processors: one with nothing to do takes a thread from the one with the most; at intervals each looks whether another
/// one has so much more to do that moving a thread makes the difference smaller.
/// </summary>
internal sealed class LoadBalancer(RunQueue[] queues, long balanceNs)
{
    private readonly long[] _nextNs = new long[queues.Length];

    /// <summary>Compares loads when it is time to; answers whether a thread that came by it should run at once. The gate is held.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool RunIfDue(RunQueue queue)
    {
        if (queue.ClockNs < _nextNs[queue.Cpu])
        {
            return false;
        }

        _nextNs[queue.Cpu] = queue.ClockNs + balanceNs;
        queue.Settle();
        return Balance(queue);
    }

    /// <summary>
    /// Takes a ready thread from the queue with the most of them; null if there is none to be had. The thread is in the queue
    /// then.
    /// </summary>
    [NoHeapAllocation]
    public ThreadEntry? Steal(RunQueue queue)
    {
        ulong tried = 1UL << queue.Cpu;
        while (Busiest(tried) is { } victim)
        {
            tried |= 1UL << victim.Cpu;
            if (Move(victim, queue, long.MaxValue))
            {
                return queue.Peek();
            }
        }

        return null;
    }

    /// <summary>Puts a thread, which is in no queue, into another one's charge.</summary>
    [NoHeapAllocation]
    public static void Hand(ThreadEntry entry, RunQueue from, RunQueue to)
    {
        entry.Key += to.Origin - from.Origin;
        entry.Cpu = to.Cpu;
    }

    /// <summary>The queue with the most ready threads among those not tried yet; null if none has one.</summary>
    [NoHeapAllocation]
    private RunQueue? Busiest(ulong tried)
    {
        RunQueue? busiest = null;
        int most = 0;
        foreach (RunQueue queue in queues)
        {
            int ready = queue.Ready;
            if ((tried & (1UL << queue.Cpu)) == 0 && ready > most)
            {
                busiest = queue;
                most = ready;
            }
        }

        return busiest;
    }

    /// <summary>
    /// Takes a thread from the processor with the greatest load if that makes the difference smaller; answers whether it runs at
    /// once.
    /// </summary>
    [NoHeapAllocation]
    private bool Balance(RunQueue queue)
    {
        RunQueue busiest = queue;
        foreach (RunQueue other in queues)
        {
            busiest = other.Load > busiest.Load && other.Ready > 0 ? other : busiest;
        }

        return busiest != queue && Move(busiest, queue, busiest.Load - queue.Load)
            && (queue.Current is null || queue.Precedes(queue.Peek()!, queue.Current));
    }

    /// <summary>
    /// Moves one ready thread, lighter than a limit, from one queue to another whose gate is held; false if none can be had.
    /// </summary>
    [NoHeapAllocation]
    private static bool Move(RunQueue from, RunQueue to, long lighterThan)
    {
        if (!from.TryEnter())
        {
            return false;
        }

        ThreadEntry? entry = from.FindMovable(1UL << to.Cpu);
        if (entry is not null && entry.Weight < lighterThan)
        {
            from.Take(entry);
            Hand(entry, from, to);
            to.Add(entry, Placement.Moved);
            to.Migrations++;
        }
        else
        {
            entry = null;
        }

        from.Exit();
        return entry is not null;
    }
}
