using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.Cycle;

/// <summary>A module whose command loads and unloads another one again and again.</summary>
[HelixModule("cycle", Description = "Loads and unloads another module")]
public sealed class CycleModule : Module;
