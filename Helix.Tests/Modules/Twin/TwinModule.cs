using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.Twin;

/// <summary>A module that meets objects which another one made.</summary>
[HelixModule("twin", Description = "Meets objects of another loaded module")]
public sealed class TwinModule : Module;
