using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// What a module gets from the kernel, valid from Initialize until Cleanup returns. May be used from any thread; only
/// <see cref="Log"/> states otherwise, nothing of it is for interrupt handlers. <see cref="ModuleContextExtensions"/> has the
/// typed forms.
/// </summary>
public interface IModuleContext
{
    /// <summary>The module's own metadata.</summary>
    ModuleMetadata Metadata { get; }

    /// <summary>The module's configuration group: the values <c>name.key</c>.</summary>
    ICfgGroup Configuration { get; }

    /// <summary>The log, with the module's name as the source.</summary>
    ILog Log { get; }

    /// <summary>The hardware that the module declared and was granted.</summary>
    IResourceGrants Resources { get; }

    /// <summary>
    /// The interface, provided by whom the configuration chooses or who started first; null if nobody serves now. Does not start
    /// anything. What a module provides is reached through a slot, never directly: it stays valid for good, follows the provider
    /// through reloads and changes of the choice, and answers <see cref="Status.NotFound"/> while there is no provider,
    /// <see cref="Status.ModuleFault"/> after a fault.
    /// </summary>
    object? Find(Type interfaceType);

    /// <summary>
    /// The interface once for each provider that serves now, the preferred one first, then in the order in which they started.
    /// These slots stay with their module, through reloads and restarts.
    /// </summary>
    object[] FindAll(Type interfaceType);

    /// <summary>A new signal between an interrupt handler and a thread.</summary>
    ISignal CreateSignal();

    /// <summary>
    /// Names the calling thread in the kernel's list of threads, which <see cref="System.Threading.Thread.Name"/> does not reach.
    /// UTF-8 of more than 24 bytes is cut.
    /// </summary>
    void NameThread(string name);

    /// <summary>
    /// Remembers a state, in place of the one remembered before, for the case that a fault ends this instance: its successor's
    /// RestoreState receives it.
    /// </summary>
    /// <param name="state">Copied.</param>
    void Checkpoint(ReadOnlySpan<byte> state);

    /// <summary>Tells the supervisor that an exception ended one of the module's own threads.</summary>
    void ReportFault(Exception exception);
}
