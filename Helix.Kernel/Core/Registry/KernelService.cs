using System;
using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Registry;

/// <summary>An interface that the kernel itself provides; it is there before any module and cannot be stopped.</summary>
/// <param name="Type">The interface.</param>
/// <param name="Name">Its contract name.</param>
/// <param name="Version">The contract version.</param>
/// <param name="Instance">The implementation.</param>
internal sealed record KernelService(Type Type, string Name, ModuleVersion Version, object Instance);
