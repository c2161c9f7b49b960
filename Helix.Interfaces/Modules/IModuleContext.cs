using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// What a module gets from the kernel, valid from Initialize until Cleanup returns. May be used from any thread; only
/// <see cref="Log"/> states otherwise, nothing of it is for interrupt handlers. <see cref="ModuleContextExtensions"/> has the typed forms.
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

    /// <summary>The implementation of an interface that serves now; null if there is none. Does not start anything.</summary>
    object? Find(Type interfaceType);

    /// <summary>Every implementation of an interface that serves now, in the order in which they started.</summary>
    object[] FindAll(Type interfaceType);

    /// <summary>A new signal between an interrupt handler and a thread.</summary>
    ISignal CreateSignal();

    /// <summary>
    /// Names the calling thread in the kernel's list of threads, which <see cref="System.Threading.Thread.Name"/> does not reach. UTF-8 of
    /// more than 24 bytes is cut.
    /// </summary>
    void NameThread(string name);

    /// <summary>Tells the supervisor that an exception ended one of the module's own threads.</summary>
    void ReportFault(Exception exception);
}
