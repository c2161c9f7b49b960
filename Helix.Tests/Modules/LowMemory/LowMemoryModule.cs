using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.LowMemory;

/// <summary>A module that takes memory as the driver of an old device does.</summary>
[HelixModule("low-memory", Description = "Takes memory that ISA devices reach")]
public sealed class LowMemoryModule : Module;
