using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>How loading or unloading a module ended.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Name">The module's name; empty if it could not be read.</param>
/// <param name="Reason">
/// Why it failed, or who holds what could not be given back, for people; empty if there is nothing to say.
/// </param>
public sealed record ModuleOutcome(Status Status, string Name, string Reason);
