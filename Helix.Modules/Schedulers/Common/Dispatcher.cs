using System;
using System.Numerics;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// What schedulers have in common: the run queues of the processors, which processor a thread goes to, and when. The order within
/// a queue is the queue's affair.
/// <para>
/// A thread is in the charge of the queue that <see cref="ThreadEntry.Cpu"/> names; who wants to change it enters that queue's
/// gate and looks again. A processor with nothing to do takes a thread from the one with the most; at intervals each looks
/// whether another one has so much more to do that moving a thread makes the difference smaller. A gate is only tried while
/// another one is held, so that no order of gates is needed.
/// </para>
/// </summary>
internal sealed class Dispatcher(RunQueue[] queues, ThreadDirectory directory, long balanceNs)
{
    private readonly long[] _nextBalanceNs = new long[queues.Length];
    private ProcessorSet _idle;
    private ProcessorSet _pending;

    public RunQueue[] Queues => queues;

    public ulong Pending => _pending.Bits;

    /// <summary>A bit for each processor that is there.</summary>
    public ulong AllCpus => ulong.MaxValue >> (64 - queues.Length);

    [NoHeapAllocation]
    public Result<ThreadId> PickNext(int cpu)
    {
        if ((uint)cpu >= (uint)queues.Length)
        {
            return Status.OutOfRange;
        }

        RunQueue queue = queues[cpu];
        queue.Enter();
        _pending.Remove(cpu);
        ThreadEntry? previous = queue.Release();
        ThreadEntry? next = queue.Peek() ?? Steal(queue);
        if (next is null)
        {
            queue.Exit();
            _idle.Add(cpu);
            return Status.NotFound;
        }

        queue.Take(next);
        queue.Occupy(next, previous);
        queue.Exit();
        _idle.Remove(cpu);
        return next.Id;
    }

    [NoHeapAllocation]
    public Status Ready(ThreadId id)
    {
        ThreadEntry? entry = directory.Find(id);
        while (entry is not null)
        {
            RunQueue queue = EnterOwner(entry);
            if (entry.IsRemoved)
            {
                queue.Exit();
                break;
            }

            if (entry.State == ThreadRunState.Blocked && !Wake(entry, queue))
            {
                queue.Exit();
                continue;
            }

            queue.Exit();
            return Status.Ok;
        }

        return Status.NotFound;
    }

    [NoHeapAllocation]
    public Status Block(ThreadId id)
    {
        if (directory.Find(id) is not { } entry)
        {
            return Status.NotFound;
        }

        RunQueue queue = EnterOwner(entry);
        Stop(entry, queue);
        queue.Exit();
        return Status.Ok;
    }

    [NoHeapAllocation]
    public Status Remove(ThreadId id)
    {
        if (directory.Remove(id) is not { } entry)
        {
            return Status.NotFound;
        }

        RunQueue queue = EnterOwner(entry);
        Stop(entry, queue);
        entry.IsRemoved = true;
        queue.Forget(entry);
        queue.Exit();
        return Status.Ok;
    }

    [NoHeapAllocation]
    public void Yield(int cpu)
    {
        if ((uint)cpu < (uint)queues.Length)
        {
            queues[cpu].Enter();
            queues[cpu].Yield();
            queues[cpu].Exit();
        }
    }

    [NoHeapAllocation]
    public void Tick(int cpu, long elapsedNs)
    {
        if ((uint)cpu >= (uint)queues.Length)
        {
            return;
        }

        RunQueue queue = queues[cpu];
        queue.Enter();
        bool isOver = queue.Advance(Math.Max(elapsedNs, 0));
        if (queue.ClockNs >= _nextBalanceNs[cpu] && queues.Length > 1)
        {
            _nextBalanceNs[cpu] = queue.ClockNs + balanceNs;
            isOver |= Balance(queue);
        }

        if (isOver)
        {
            Interrupt(queue);
        }

        queue.Exit();
    }

    [NoHeapAllocation]
    public Status SetPriority(ThreadEntry entry, Priority own, Priority lent)
    {
        RunQueue queue = EnterOwner(entry);
        queue.SetPriority(entry, own, lent);
        if (entry.State == ThreadRunState.Ready)
        {
            Announce(entry, queue);
        }
        else if (queue.Current == entry && queue.Peek() is { } first && queue.Precedes(first, entry))
        {
            Interrupt(queue);
        }

        queue.Exit();
        return Status.Ok;
    }

    [NoHeapAllocation]
    public long NextTickNs(int cpu)
    {
        if ((uint)cpu >= (uint)queues.Length)
        {
            return long.MaxValue;
        }

        RunQueue queue = queues[cpu];
        queue.Enter();
        long next = queue.NextTickNs();
        queue.Exit();
        return next;
    }

    /// <summary>Enters the gate of the queue that is in charge of a thread.</summary>
    [NoHeapAllocation]
    private RunQueue EnterOwner(ThreadEntry entry)
    {
        while (true)
        {
            RunQueue queue = queues[entry.Cpu];
            queue.Enter();
            if (queue.Cpu == entry.Cpu)
            {
                return queue;
            }

            queue.Exit();
        }
    }

    /// <summary>Makes a blocked thread ready; false if it has moved into the charge of another queue first.</summary>
    [NoHeapAllocation]
    private bool Wake(ThreadEntry entry, RunQueue queue)
    {
        if (queue.Current == entry)
        {
            entry.State = ThreadRunState.Running;
            return true;
        }

        int target = ChooseCpu(entry);
        if (target != queue.Cpu)
        {
            Hand(entry, queue, queues[target]);
            queue.Migrations++;
            return false;
        }

        queue.Add(entry, Placement.Woken);
        Announce(entry, queue);
        return true;
    }

    [NoHeapAllocation]
    private void Stop(ThreadEntry entry, RunQueue queue)
    {
        if (entry.State == ThreadRunState.Ready)
        {
            queue.Take(entry);
        }
        else if (queue.Current == entry)
        {
            _pending.Add(queue.Cpu);
        }

        entry.State = ThreadRunState.Blocked;
    }

    /// <summary>
    /// Where a thread that wakes should run: where it was, unless that processor is busy and another one is idle, or has less
    /// urgent work. Processors are looked at without their gates: a wrong guess costs a detour, not correctness.
    /// </summary>
    [NoHeapAllocation]
    private int ChooseCpu(ThreadEntry entry)
    {
        ulong idle = _idle.Bits & entry.Affinity;
        if (queues.Length == 1 || (idle & (1UL << entry.Cpu)) != 0)
        {
            return entry.Cpu;
        }

        return idle != 0 ? BitOperations.TrailingZeroCount(idle)
            : queues[entry.Cpu].IsPushed(entry) ? LessUrgentCpu(entry)
            : entry.Cpu;
    }

    [NoHeapAllocation]
    private int LessUrgentCpu(ThreadEntry entry)
    {
        if (queues[entry.Cpu].Current is not { } current || queues[entry.Cpu].Precedes(entry, current))
        {
            return entry.Cpu;
        }

        foreach (RunQueue queue in queues)
        {
            if ((entry.Affinity & (1UL << queue.Cpu)) != 0 && queue.Current is { } other && queue.Precedes(entry, other)
                && !_pending.Contains(queue.Cpu))
            {
                return queue.Cpu;
            }
        }

        return entry.Cpu;
    }

    /// <summary>A thread became ready: its processor is told if the thread should run at once.</summary>
    [NoHeapAllocation]
    private void Announce(ThreadEntry entry, RunQueue queue)
    {
        if (queue.Current is null || queue.Precedes(entry, queue.Current))
        {
            Interrupt(queue);
        }
    }

    [NoHeapAllocation]
    private void Interrupt(RunQueue queue)
    {
        if (queue.Current is not null && !_pending.Contains(queue.Cpu))
        {
            queue.Preemptions++;
        }

        _pending.Add(queue.Cpu);
    }

    [NoHeapAllocation]
    private static void Hand(ThreadEntry entry, RunQueue from, RunQueue to)
    {
        entry.Key += to.Origin - from.Origin;
        entry.Cpu = to.Cpu;
    }

    /// <summary>
    /// Takes a ready thread from the queue with the most of them; null if there is none to be had. The thread is in the queue
    /// then.
    /// </summary>
    [NoHeapAllocation]
    private ThreadEntry? Steal(RunQueue queue)
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
