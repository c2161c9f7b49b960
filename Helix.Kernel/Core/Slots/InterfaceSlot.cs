using System;

namespace Helix.Kernel.Core.Slots;

/// <summary>
/// What callers hold in place of a module's object: it implements the contract and passes each call on to the object that it is bound
/// to. Calls are counted in and out, so that an exchange can wait until the old object is quiet; a fault becomes a status.
/// </summary>
public abstract class InterfaceSlot
{
    /// <summary>The interface it stands for.</summary>
    public abstract Type Contract { get; }

    /// <summary>The object that calls reach; null while it is bound to nothing, when calls answer that there is no such thing.</summary>
    public abstract object? Target { get; }

    /// <summary>Whose object it is; hears of faults.</summary>
    public abstract ISlotOwner? Owner { get; }

    /// <summary>The number of calls that are in the target now.</summary>
    public abstract int CallsInside { get; }

    /// <summary>Whether new calls wait.</summary>
    public abstract bool IsPaused { get; }

    /// <summary>Lets new calls wait from now on; those inside go on. Calls that the target's own module makes while it is inside are let in.</summary>
    public abstract void Pause();

    /// <summary>Exchanges the target; for a slot that was never bound, or is paused and has no call inside.</summary>
    public abstract void Bind(object? target, ISlotOwner? owner);

    /// <summary>Lets the calls that waited go on, to the target it is bound to now.</summary>
    public abstract void Resume();
}
