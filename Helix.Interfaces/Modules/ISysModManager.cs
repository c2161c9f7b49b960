using System;
using System.Collections.Generic;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// The manager of system modules. May be called from any thread; calls that change something are carried out one after the other and
/// block until the entry points they call return. Not for interrupt handlers.
/// </summary>
[Contract(1, "SysModManager", "1.0.0")]
public interface ISysModManager
{
    /// <summary>Starts the provider of an interface, after everything that it requires. No harm if it runs already.</summary>
    /// <returns>
    /// <see cref="Status.NotFound"/> without a provider, <see cref="Status.MissingDependency"/>, <see cref="Status.VersionMismatch"/> or
    /// <see cref="Status.DependencyCycle"/> for what it requires, or what the module's entry points answered.
    /// </returns>
    [Function(0x00)]
    Status StartModule(Type interfaceType);

    /// <summary>Starts a module by name, after everything that it requires. Statuses as above.</summary>
    [Function(0x01)]
    Status StartModule(string name);

    /// <summary>Stops a module.</summary>
    /// <param name="name">The module.</param>
    /// <param name="dependents">What happens to running modules that require it.</param>
    /// <returns><see cref="Status.NotFound"/>, <see cref="Status.InvalidState"/>, <see cref="Status.InUse"/>, or what Stop answered.</returns>
    [Function(0x02)]
    Status StopModule(string name, DependentsPolicy dependents);

    /// <summary>Ends a stopped module's life and takes its hardware back. Statuses as above.</summary>
    [Function(0x03)]
    Status UnloadModule(string name);

    /// <summary>All modules in the order of their names.</summary>
    [Function(0x04)]
    IReadOnlyList<ModuleInformation> List();

    /// <summary>The running implementation of an interface; null if there is none.</summary>
    [Function(0x05)]
    object? Find(Type interfaceType);

    /// <summary>Writes a message of the DEBUG level to the log.</summary>
    [Function(0x06)]
    void DebugMsg(string source, string message);
}
