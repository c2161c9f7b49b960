using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Slots;

/// <summary>
/// What callers hold in place of a module's object: it implements the contract and passes each call on to the object that it is bound
/// to. Calls are counted in and out, so that an exchange can wait until the old object is quiet; a fault becomes a status. The members may
/// be used from any thread; an exchange - <see cref="Pause"/>, <see cref="WaitUntilQuiet"/>, <see cref="Bind"/>, <see cref="Resume"/> - is made by one at a time.
/// </summary>
/// <remarks>
/// The rule of a call, which the kernel keeps in assembly (Runtime/Slots) and a test in C#: add one to the count; if that gives a negative
/// number, the slot is closed, and <see cref="Admit"/> decides; call <see cref="Receiver"/>; subtract one from the count; if that gives a
/// negative number, <see cref="OnLeft"/>. A closed slot's count has its top bit set.
/// An instance of the kernel is made without its constructor: the class has no field initialisers, and <see cref="Open"/> comes first.
/// <see cref="_receiver"/> and <see cref="_calls"/> are found by the assembly at fixed places, which the kernel checks when it starts.
/// </remarks>
public abstract class InterfaceSlot
{
    private const int ClosedBit = int.MinValue;

    private object _receiver;
    private object? _target;
    private ISlotOwner? _owner;
    private ContractTable _contract;
    private SlotDoor _door;
    private int _calls;
    private int _exchanges;
    private int _faults;
    private int _untoldFaults;
    private bool _wasQuiet;

#pragma warning disable CS8618 // Open makes the rest.
    /// <summary>Makes nothing yet: see <see cref="Open"/>.</summary>
    protected InterfaceSlot()
    {
    }
#pragma warning restore CS8618

    /// <summary>The interface it stands for.</summary>
    public Type Contract => _contract.Type;

    /// <summary>What is known of the contract.</summary>
    public ContractTable Table => _contract;

    /// <summary>The object that calls reach; null while it is bound to nothing, when calls answer a status.</summary>
    public object? Target => Volatile.Read(ref _target);

    /// <summary>Whose object it is; hears of faults.</summary>
    public ISlotOwner? Owner => Volatile.Read(ref _owner);

    /// <summary>The number of calls that are in the target now; a caller that is about to wait counts for a moment.</summary>
    public int CallsInside => Volatile.Read(ref _calls) & int.MaxValue;

    /// <summary>The number of calls that wait.</summary>
    public int CallsWaiting
    {
        get
        {
            lock (_door)
            {
                return _door.Count;
            }
        }
    }

    /// <summary>How often it was bound.</summary>
    public int Exchanges => Volatile.Read(ref _exchanges);

    /// <summary>How many calls ended in a fault.</summary>
    public int Faults => Volatile.Read(ref _faults);

    /// <summary>How many of them the owner could not hear of, because it threw itself.</summary>
    public int UntoldFaults => Volatile.Read(ref _untoldFaults);

    /// <summary>Whether new calls wait.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_door)
            {
                return _door.IsPaused;
            }
        }
    }

    /// <summary>Whether it is paused and no call is inside.</summary>
    public bool IsQuiet => Volatile.Read(ref _calls) == ClosedBit && IsPaused;

    /// <summary>What calls reach: the target, or an object that answers every call with a status.</summary>
    protected object Receiver => Volatile.Read(ref _receiver);

    /// <summary>
    /// Lets new calls wait from now on; those inside go on. Calls that the target's own module makes while it is inside are let in. No harm if
    /// it is paused already.
    /// </summary>
    public void Pause()
    {
        lock (_door)
        {
            _door.IsPaused = true;
            _wasQuiet = false;
            Interlocked.Or(ref _calls, ClosedBit);
        }
    }

    /// <summary>
    /// Blocks until no call is inside, or the time is over. When several slots of a module are paused, all of them first, then waiting for
    /// each in turn is enough: a thread inside is counted at the slot through which it came for as long as it is inside any.
    /// </summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>Whether it is quiet. The last call that leaves ends the wait: nothing is polled.</returns>
    public bool WaitUntilQuiet(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (!IsQuiet)
        {
            TimeSpan rest = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - Stopwatch.GetElapsedTime(start);
            if (rest != Timeout.InfiniteTimeSpan && rest <= TimeSpan.Zero)
            {
                return false;
            }

            _ = _door.Quiet.Wait(rest);
        }

        _wasQuiet = true;
        return true;
    }

    /// <summary>Exchanges the target; for a slot that was never bound, or is paused and has become quiet since.</summary>
    /// <param name="target">
    /// An object that implements the contract; null to let calls answer <see cref="Status.NotFound"/>, or <see cref="Status.ModuleFault"/> if there
    /// is an owner, whose fault it is that there is no target.
    /// </param>
    /// <param name="owner">Whose it is.</param>
    /// <exception cref="InvalidOperationException">Calls may be inside.</exception>
    /// <exception cref="InvalidCastException">The target does not implement the contract.</exception>
    public void Bind(object? target, ISlotOwner? owner)
    {
        if (_exchanges != 0 && !(IsPaused && (_wasQuiet || WaitUntilQuiet(TimeSpan.Zero))))
        {
            throw new InvalidOperationException($"the {this} cannot be bound while calls may be inside");
        }

        if (target is not null && !Contract.IsInstanceOfType(target))
        {
            throw new InvalidCastException($"{target.GetType()} does not implement {Contract}");
        }

        object receiver = target ?? _contract.Answer(owner is null ? Status.NotFound : Status.ModuleFault);
        OnBinding(receiver);
        Volatile.Write(ref _receiver, receiver);
        Volatile.Write(ref _target, target);
        Volatile.Write(ref _owner, owner);
        Interlocked.Increment(ref _exchanges);
    }

    /// <summary>
    /// Lets the calls that waited go on, to the target it is bound to now: one after the other in the order in which they came, before any
    /// that comes later. Does not wait for them.
    /// </summary>
    public void Resume()
    {
        lock (_door)
        {
            _door.IsPaused = false;
            if (!_door.WakeFirst())
            {
                Interlocked.And(ref _calls, ~ClosedBit);
            }
        }
    }

    /// <summary>For people: <c>slot of BlockDev</c>.</summary>
    public override string ToString() => "slot of " + _contract;

    /// <summary>Makes an unbound slot of a new instance. To be called once, before anything else.</summary>
    /// <param name="contract">What it stands for.</param>
    /// <param name="createSignal">Makes signals for those who wait.</param>
    protected void Open(ContractTable contract, Func<ISignal> createSignal)
    {
        _contract = contract;
        _door = new SlotDoor(createSignal);
        _receiver = contract.Answer(Status.NotFound);

        // Made beforehand, as they are needed where nothing may be allocated.
        _ = contract.Answer(Status.Busy);
        _ = contract.Answer(Status.ModuleFault);
        _ = contract.Answer(Status.OutOfMemory);
        OnBinding(_receiver);
    }

    /// <summary>Called before a receiver is put in; may throw.</summary>
    protected virtual void OnBinding(object receiver)
    {
    }

    /// <summary>Counts a call in; false if the slot is closed and <see cref="Admit"/> decides.</summary>
    protected bool TryCountIn() => Interlocked.Increment(ref _calls) >= 0;

    /// <summary>Counts a call out.</summary>
    protected void CountOut()
    {
        if (Interlocked.Decrement(ref _calls) < 0)
        {
            OnLeft();
        }
    }

    /// <summary>For a call that was counted in and found the slot closed: waits if it must and can.</summary>
    /// <returns>
    /// <see cref="Status.Ok"/>: go on, it is counted. Else it was counted out and answers this: <see cref="Status.Busy"/> if it may not wait,
    /// <see cref="Status.OutOfMemory"/>.
    /// </returns>
    protected Status Admit(SlotCaller caller)
    {
        if (caller == SlotCaller.Inside || Volatile.Read(ref _calls) >= 0)
        {
            return Status.Ok;
        }

        if (caller == SlotCaller.InterruptsOff)
        {
            CountOut();
            return Status.Busy;
        }

        LinkedListNode<ISignal> place;
        try
        {
            place = _door.CreatePlace();
        }
        catch (OutOfMemoryException)
        {
            CountOut();
            return Status.OutOfMemory;
        }

        WaitForTurn(place);
        return Status.Ok;
    }

    /// <summary>For a call that was counted out of a closed slot: tells who waits for quiet. Allocates nothing and does not block.</summary>
    protected void OnLeft()
    {
        if (Volatile.Read(ref _calls) == ClosedBit)
        {
            _door.Quiet.Set();
        }
    }

    /// <summary>Counts a call out that ended in an exception, and tells the owner.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="exception">What escaped.</param>
    /// <returns>What the caller is told.</returns>
    protected Status Fault(string function, Exception exception)
    {
        ISlotOwner? owner = Owner;
        Interlocked.Increment(ref _faults);
        CountOut();
        try
        {
            return owner?.OnFault(_contract.ToString(), function, exception) ?? Status.ModuleFault;
        }
        catch (Exception)
        {
            // The caller gets its status whatever becomes of the report.
            Interlocked.Increment(ref _untoldFaults);
            return Status.ModuleFault;
        }
    }

    /// <summary>The object that answers a call with the status.</summary>
    protected object Answer(Status status)
    {
        try
        {
            return _contract.Answer(status);
        }
        catch (OutOfMemoryException)
        {
            return _contract.Answer(Status.OutOfMemory);
        }
    }

    private void WaitForTurn(LinkedListNode<ISignal> place)
    {
        lock (_door)
        {
            if (Volatile.Read(ref _calls) >= 0)
            {
                return;
            }

            _door.Append(place);
            CountOut();
        }

        while (true)
        {
            _ = place.Value.Wait(Timeout.InfiniteTimeSpan);
            lock (_door)
            {
                if (_door.IsPaused)
                {
                    // Paused again meanwhile: keeps its place.
                    continue;
                }

                _door.Leave(place);
                Interlocked.Increment(ref _calls);
                if (!_door.WakeFirst())
                {
                    Interlocked.And(ref _calls, ~ClosedBit);
                }

                return;
            }
        }
    }
}
