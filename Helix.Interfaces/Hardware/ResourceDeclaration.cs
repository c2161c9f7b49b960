namespace Helix.Interfaces.Hardware;

/// <summary>One piece of hardware that a module declares.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What the module calls it; also the key of its configuration that moves <paramref name="Start"/>.</param>
/// <param name="Start">The first port, the interrupt line, or the physical address.</param>
/// <param name="Length">The number of ports or bytes; 1 for an interrupt line.</param>
public sealed record ResourceDeclaration(ResourceKind Kind, string Name, ulong Start, ulong Length);
