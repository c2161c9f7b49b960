namespace Helix.Interfaces.Tasks;

/// <summary>What a scheduler knows of a thread at one moment; what one implementation hands to another.</summary>
/// <param name="Thread">What it was told when the thread was added, with the priority as it is now.</param>
/// <param name="Lent">The priority lent to the thread; <see cref="Priority.Lowest"/> if none is.</param>
/// <param name="State">What the thread does.</param>
/// <param name="Cpu">The processor in whose charge it is.</param>
/// <param name="UsedNs">How long it has run, in nanoseconds, as far as ticks have told.</param>
public readonly record struct ThreadSnapshot(SchedulableThread Thread, Priority Lent, ThreadRunState State, int Cpu, long UsedNs);
