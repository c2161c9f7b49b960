using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.Specimen;

/// <summary>A module whose command tries, in loaded code, what code in the image can do.</summary>
[HelixModule("specimen", Version = "1.2.3", Description = "Tries what loaded code can do")]
public sealed class SpecimenModule : Module;
