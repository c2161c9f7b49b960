using System;
using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.Thrower;

/// <summary>A module whose initialiser throws: it needs a class that cannot be made ready.</summary>
[HelixModule("thrower", Description = "Cannot be loaded")]
public sealed class ThrowerModule : Module
{
#pragma warning disable CA2255 // It is this module's purpose to have an initialiser.
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Throw() => throw new InvalidOperationException("the initialiser of thrower");
#pragma warning restore CA2255
}
