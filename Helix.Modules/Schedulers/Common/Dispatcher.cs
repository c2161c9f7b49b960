using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// What schedulers have in common: the run queues of the processors, which processor a thread goes to, and when. The order within
/// a queue is the queue's affair.
/// <para>
/// A thread is in the charge of the queue that <see cref="ThreadEntry.Cpu"/> names; who wants to change it enters that queue's
/// gate and looks again. A gate is only tried while another one is held, so that no order of gates is needed. What moves
/// threads between processors that are busy is the <see cref="LoadBalancer"/>.
/// </para>
/// </summary>
internal sealed class Dispatcher(RunQueue[] queues, ThreadDirectory directory, long balanceNs)
{
    private readonly LoadBalancer _balancer = new(queues, balanceNs);
    private ProcessorSet _idle;
    private ProcessorSet _pending;

    public RunQueue[] Queues => queues;

    public ulong Pending => _pending.Bits;

    /// <summary>A bit for each processor that is there.</summary>
    public ulong AllCpus { get; } = queues.Length == 0 ? 0 : ulong.MaxValue >> (64 - queues.Length);

    [NoHeapAllocation]
    public Result<ThreadId> PickNext(int cpu)
    {
        if ((uint)cpu >= (uint)queues.Length)
        {
            return Status.OutOfRange;
        }

        RunQueue queue = queues[cpu];
        queue.Enter();
        return PickAndExit(queue);
    }

    [NoHeapAllocation]
    public Result<ThreadId> Switch(int cpu, long elapsedNs, ThreadId current, SwitchReason reason)
    {
        RunQueue[] all = queues;
        if ((uint)cpu >= (uint)all.Length)
        {
            return Status.OutOfRange;
        }

        RunQueue queue = all[cpu];
        queue.Enter();
        queue.Account(elapsedNs < 0 ? 0 : elapsedNs);
        if (all.Length > 1)
        {
            _ = _balancer.RunIfDue(queue);
        }

        if (reason == SwitchReason.Yielded)
        {
            queue.Yield();
        }
        else if (reason == SwitchReason.Blocked && !queue.StopCurrent(current))
        {
            // A thread that this processor does not run, as after an exchange of schedulers.
            queue.Exit();
            if (Block(current).IsError())
            {
                return Status.InvalidArgument;
            }

            queue.Enter();
        }

        return PickAndExit(queue);
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
        if (queues.Length > 1)
        {
            isOver |= _balancer.RunIfDue(queue);
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

    /// <summary>The thread to run next on a processor whose gate is held, and left.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Result<ThreadId> PickAndExit(RunQueue queue)
    {
        _pending.Remove(queue.Cpu);
        if (queue.TryExchange(out ThreadEntry? next))
        {
            queue.Exit();
            return next.Id;
        }

        ThreadEntry? previous = queue.Release();
        next = queue.TakeNext();
        if (next is null && (queues.Length == 1 || _balancer.Steal(queue) is null || (next = queue.TakeNext()) is null))
        {
            queue.Exit();
            _idle.Add(queue.Cpu);
            return Status.NotFound;
        }

        queue.Occupy(next, previous);
        queue.Exit();
        _idle.Remove(queue.Cpu);
        return next.Id;
    }

    /// <summary>Enters the gate of the queue that is in charge of a thread.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Wake(ThreadEntry entry, RunQueue queue)
    {
        if (queue.Current == entry)
        {
            entry.State = ThreadRunState.Running;
            return true;
        }

        int target = queues.Length == 1 ? 0 : ChooseCpu(entry);
        if (target != queue.Cpu)
        {
            LoadBalancer.Hand(entry, queue, queues[target]);
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
        // One that was told to pick has somebody on the way to it.
        ulong free = idle & ~_pending.Bits;
        idle = free == 0 ? idle : free;
        if ((idle & (1UL << entry.Cpu)) != 0)
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
}
