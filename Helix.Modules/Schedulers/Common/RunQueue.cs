using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// The threads of one processor. What is ready is in queues of the heir's kind; what runs is in none. Guarded by a gate: a spin
/// lock, as interrupts are off. A holder of one gate may only try to enter another.
/// </summary>
internal abstract class RunQueue(int cpu)
{
    /// <summary>How many threads are looked at, at most, to find one that another processor may have.</summary>
    protected const int MostLooks = 32;

    private Gate _gate;
    private long _ready;
    private long _load;
    private Placement _leaves = Placement.Preempted;

    public int Cpu => cpu;

    /// <summary>The thread that was picked last, until the next pick.</summary>
    public ThreadEntry? Current { get; private set; }

    /// <summary>Time that has passed on this processor, in nanoseconds.</summary>
    public long ClockNs { get; private set; }

    /// <summary>The threads in the queue. May be read without the gate.</summary>
    public int Ready => (int)Volatile.Read(ref _ready);

    /// <summary>The weights of the ready threads and the running one. May be read without the gate.</summary>
    public long Load => Volatile.Read(ref _load);

    public long Switches { get; private set; }

    public long Preemptions { get; set; }

    public long Migrations { get; set; }

    public long MissedDeadlines { get; protected set; }

    /// <summary>What keys in this queue count from. May be read without the gate.</summary>
    public virtual long Origin => 0;

    [NoHeapAllocation]
    public void Enter() => _gate.Enter();

    [NoHeapAllocation]
    public bool TryEnter() => _gate.TryEnter();

    [NoHeapAllocation]
    public void Exit() => _gate.Exit();

    /// <summary>Adds a ready thread.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ThreadEntry entry, Placement placement)
    {
        entry.State = ThreadRunState.Ready;
        Count(entry, 1);
        Put(entry, placement);
    }

    /// <summary>Takes a ready thread out; the caller gives it another state.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(ThreadEntry entry)
    {
        Pull(entry);
        Count(entry, -1);
    }

    /// <summary>The processor picks again: the thread that ran is put back if it is ready. Answers it.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ThreadEntry? Release()
    {
        ThreadEntry? previous = Current;
        Current = null;
        if (previous is not null)
        {
            Settle(previous);
            _load -= previous.Weight;
            if (previous.State == ThreadRunState.Running)
            {
                Add(previous, _leaves);
            }
        }

        _leaves = Placement.Preempted;
        return previous;
    }

    /// <summary>Takes the thread out that should run next; null if none may run now.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ThreadEntry? TakeNext()
    {
        ThreadEntry? next = Peek();
        if (next is not null)
        {
            Take(next);
        }

        return next;
    }

    /// <summary>The processor runs a thread, which was taken out of the queue.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Occupy(ThreadEntry next, ThreadEntry? previous)
    {
        next.State = ThreadRunState.Running;
        _load += next.Weight;
        Current = next;
        if (next != previous)
        {
            Switches++;
            next.Switches++;
        }

        Began(next);
    }

    [NoHeapAllocation]
    public void Yield() => _leaves = Placement.Yielded;

    /// <summary>
    /// The processor picks again, and the thread that runs could go on: answers who runs next if that is found without putting that one back
    /// first, and both have changed places then.
    /// </summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryExchange([NotNullWhen(true)] out ThreadEntry? next)
    {
        next = null;
        ThreadEntry? running = Current;
        if (running is null || running.State != ThreadRunState.Running || (next = Exchange(running, _leaves)) is null)
        {
            return false;
        }

        _leaves = Placement.Preempted;
        if (next != running)
        {
            // The sum of weights stays, as both are this processor's, and so does the number of ready threads.
            running.State = ThreadRunState.Ready;
            next.State = ThreadRunState.Running;
            Current = next;
            Switches++;
            next.Switches++;
        }

        return true;
    }

    /// <summary>The running thread waits from now on; false if another one, or none, runs.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StopCurrent(ThreadId id)
    {
        ThreadEntry? current = Current;
        if (current is null || current.Id.Value != id.Value || current.IsRemoved)
        {
            return false;
        }

        current.State = ThreadRunState.Blocked;
        return true;
    }

    /// <summary>Time has passed, and the processor is about to pick.</summary>
    [NoHeapAllocation]
    public virtual void Account(long elapsedNs)
    {
        ClockNs += elapsedNs;
        if (Current is { } current)
        {
            current.UsedNs += elapsedNs;
            Charge(current, elapsedNs);
        }
    }

    /// <summary>Time has passed; answers whether another thread should run now.</summary>
    [NoHeapAllocation]
    public bool Advance(long elapsedNs)
    {
        ClockNs += elapsedNs;
        bool isOver = false;
        if (Current is { } current)
        {
            current.UsedNs += elapsedNs;
            Charge(current, elapsedNs);
            isOver = IsOver(current);
        }

        return Expire() || isOver;
    }

    /// <summary>Brings what keys count from up to date, before threads are moved by it.</summary>
    [NoHeapAllocation]
    public void Settle()
    {
        if (Current is { } current)
        {
            Settle(current);
        }
    }

    /// <summary>Changes the priority of a thread in this queue's charge.</summary>
    [NoHeapAllocation]
    public void SetPriority(ThreadEntry entry, Priority own, Priority lent)
    {
        ThreadRunState state = entry.State;
        if (state == ThreadRunState.Ready)
        {
            Take(entry);
        }
        else if (Current == entry)
        {
            _load -= entry.Weight;
        }

        entry.Own = own;
        entry.Lent = lent;
        Prepare(entry);
        if (state == ThreadRunState.Ready)
        {
            Add(entry, Placement.Moved);
        }
        else if (Current == entry)
        {
            _load += entry.Weight;
        }
    }

    /// <summary>Sets what depends on a thread's policy and priority, such as its weight. The thread is in no queue.</summary>
    [NoHeapAllocation]
    public virtual void Prepare(ThreadEntry entry)
    {
    }

    /// <summary>A thread is gone for good. It is in no queue.</summary>
    [NoHeapAllocation]
    public virtual void Forget(ThreadEntry entry)
    {
    }

    /// <summary>The ready thread that should run next; null if none may run now.</summary>
    [NoHeapAllocation]
    public abstract ThreadEntry? Peek();

    /// <summary>The ready thread behind another one in the order of running, to list them; null at the end.</summary>
    public abstract ThreadEntry? After(ThreadEntry entry);

    /// <summary>The ready thread to list first; null if there is none. Threads that may not run yet are listed as well.</summary>
    public virtual ThreadEntry? First() => Peek();

    /// <summary>A ready thread that a processor may have, the one that would run last here; null if there is none.</summary>
    [NoHeapAllocation]
    public abstract ThreadEntry? FindMovable(ulong processor);

    /// <summary>Whether a thread should look for a processor with a less urgent one when its own has a more urgent one.</summary>
    [NoHeapAllocation]
    public virtual bool IsPushed(ThreadEntry entry) => false;

    /// <summary>Whether a thread that became ready should run before the running one.</summary>
    [NoHeapAllocation]
    public abstract bool Precedes(ThreadEntry woken, ThreadEntry current);

    /// <summary>
    /// How long this processor can do without a tick, in nanoseconds; <see cref="long.MaxValue"/> for as long as nothing happens.
    /// </summary>
    [NoHeapAllocation]
    public abstract long NextTickNs();

    /// <summary>A number by which a heir of the same kind finds the thread's rights again.</summary>
    public virtual long SavePosition(ThreadEntry entry) => 0;

    /// <summary>Gives a thread the rights that <see cref="SavePosition"/> wrote down. The thread is in no queue.</summary>
    public virtual void RestorePosition(ThreadEntry entry, long position)
    {
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        int ready = 0;
        long load = Current?.Weight ?? 0;
        for (ThreadEntry? entry = First(); entry is not null; entry = After(entry), ready++)
        {
            load += entry.Weight;
            if (entry.State != ThreadRunState.Ready || entry.Cpu != cpu || entry == Current || entry.IsRemoved)
            {
                return $"processor {cpu}: thread {entry.Id} is in the queue and should not be";
            }
        }

        return ready != Ready ? $"processor {cpu}: {ready} threads are in the queue, {Ready} are counted"
            : load != Load ? $"processor {cpu}: the load is {load}, counted as {Load}"
            : _gate.IsHeld ? $"processor {cpu}: the gate is held"
            : CheckQueues() is { } wrong ? $"processor {cpu}: {wrong}" : null;
    }

    /// <summary>Puts a thread into its queue.</summary>
    [NoHeapAllocation]
    protected abstract void Put(ThreadEntry entry, Placement placement);

    /// <summary>Takes a thread out of its queue.</summary>
    [NoHeapAllocation]
    protected abstract void Pull(ThreadEntry entry);

    /// <summary>Brings <see cref="Origin"/> up to date, after time that the running thread used.</summary>
    [NoHeapAllocation]
    protected virtual void Settle(ThreadEntry current)
    {
    }

    /// <summary>A thread begins to run.</summary>
    [NoHeapAllocation]
    protected virtual void Began(ThreadEntry entry)
    {
    }

    /// <summary>
    /// Exchanges the running thread, which could go on, for the one that goes first, and answers that one, which may be the same; null where it
    /// takes more than that, and then nothing is changed.
    /// </summary>
    [NoHeapAllocation]
    protected virtual ThreadEntry? Exchange(ThreadEntry running, Placement placement) => null;

    /// <summary>The running thread has used time.</summary>
    [NoHeapAllocation]
    protected abstract void Charge(ThreadEntry current, long elapsedNs);

    /// <summary>At a tick: whether another thread than the running one should run now.</summary>
    [NoHeapAllocation]
    protected abstract bool IsOver(ThreadEntry current);

    /// <summary>Does what the clock makes due; answers whether another thread than the running one should run now.</summary>
    [NoHeapAllocation]
    protected virtual bool Expire() => Current is null && Ready > 0;

    protected abstract string? CheckQueues();

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(ThreadEntry entry, int one)
    {
        Volatile.Write(ref _ready, _ready + one);
        Volatile.Write(ref _load, _load + (one * entry.Weight));
    }
}
