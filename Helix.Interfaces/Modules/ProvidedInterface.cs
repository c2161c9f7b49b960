using System;

namespace Helix.Interfaces.Modules;

/// <summary>A row of a module's table of offers.</summary>
/// <param name="Type">The interface.</param>
/// <param name="Name">Its contract name, such as <c>BlockDev</c>.</param>
/// <param name="Version">The contract version the module was compiled against.</param>
public sealed record ProvidedInterface(Type Type, string Name, ModuleVersion Version);
