using System;
using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Registry;

/// <summary>A module that serves, as the kernel's own parts see it.</summary>
public interface IServingModule
{
    /// <summary>The module's name.</summary>
    string Name { get; }

    /// <summary>
    /// The object that serves now. Not to be kept beyond <see cref="IModuleListener.Replaced"/> and
    /// <see cref="IModuleListener.Stopping"/>.
    /// </summary>
    Module Instance { get; }

    /// <summary>The module's slot for an interface, which may be kept; null if it does not provide that.</summary>
    object? Find(Type contract);
}
