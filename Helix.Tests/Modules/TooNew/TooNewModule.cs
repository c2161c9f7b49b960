using Helix.Interfaces.Modules;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Modules.TooNew;

/// <summary>A module that requires a version of a contract that nobody has.</summary>
[HelixModule("too-new", Description = "Requires what comes later")]
[Requires<IBlockDev>("[9.0,10.0)")]
public sealed class TooNewModule : Module;
