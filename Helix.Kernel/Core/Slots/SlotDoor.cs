using System;
using System.Collections.Generic;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Slots;

/// <summary>
/// Who waits at a closed slot, in the order in which they came, and who waits for it to become quiet. Its own lock guards it.
/// </summary>
/// <param name="createSignal">Makes the signals that they wait for.</param>
internal sealed class SlotDoor(Func<ISignal> createSignal)
{
    private readonly LinkedList<ISignal> _waiting = [];

    /// <summary>Raised by the last call that leaves a closed slot.</summary>
    public ISignal Quiet { get; } = createSignal();

    /// <summary>Whether callers wait until the slot is resumed; false while they are let in one after the other.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Callers that wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>A new place at the end, not queued yet. Throws when there is no memory.</summary>
    public LinkedListNode<ISignal> CreatePlace() => new(createSignal());

    /// <summary>Queues a caller. Allocates nothing.</summary>
    public void Append(LinkedListNode<ISignal> place) => _waiting.AddLast(place);

    /// <summary>Takes the caller out, whose turn it is.</summary>
    public void Leave(LinkedListNode<ISignal> place) => _waiting.Remove(place);

    /// <summary>Tells the first one that it is its turn; false if nobody waits.</summary>
    public bool WakeFirst()
    {
        _waiting.First?.Value.Set();
        return _waiting.First is not null;
    }
}
