using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// The manager of system modules. May be called from any thread; calls that change something are carried out one after the other
/// and block until the entry points they call return, and until no call is inside a module that is stopped or replaced
/// (<c>modules.quiet-ms</c>, 2000 by default, then <see cref="Status.TimedOut"/>). A module must not ask for its own end from
/// inside a call into it. Not for interrupt handlers.
/// </summary>
[Contract(1, "SysModManager", "1.0.0")]
public interface ISysModManager
{
    /// <summary>Starts the provider of an interface, after everything that it requires. No harm if it runs already.</summary>
    /// <returns>
    /// <see cref="Status.NotFound"/> without a provider, <see cref="Status.MissingDependency"/>,
    /// <see cref="Status.VersionMismatch"/> or <see cref="Status.DependencyCycle"/> for what it requires,
    /// <see cref="Status.InvalidState"/> if its life is over, <see cref="Status.ModuleFault"/> if an entry point threw, or what
    /// the module's entry points answered.
    /// </returns>
    [Function(0x00)]
    Status StartModule(Type interfaceType);

    /// <summary>Starts a module by name, after everything that it requires.</summary>
    /// <returns><see cref="Status.NotFound"/> if there is no such module; otherwise as for an interface.</returns>
    [Function(0x01)]
    Status StartModule(string name);

    /// <summary>
    /// Stops a module. Those who call it are answered by the next provider, if one runs, else with <see cref="Status.NotFound"/>.
    /// </summary>
    /// <param name="name">The module.</param>
    /// <param name="dependents">What happens to running modules that require it.</param>
    /// <returns>
    /// <see cref="Status.NotFound"/>, <see cref="Status.InvalidState"/> if it does not run, <see cref="Status.InUse"/> if others
    /// require it, <see cref="Status.AccessDenied"/> for an essential module, <see cref="Status.TimedOut"/> if calls stay inside
    /// it, or what Stop answered.
    /// </returns>
    [Function(0x02)]
    Status StopModule(string name, DependentsPolicy dependents);

    /// <summary>
    /// Ends a stopped module's life and takes its hardware back. A loaded module that never ran, or is stopped, is taken out of
    /// memory, and forgotten with its commands; a module of the image stays in the list as unloaded, and its name may be loaded
    /// from a file.
    /// </summary>
    /// <returns>
    /// <see cref="Status.NotFound"/>; <see cref="Status.InvalidState"/> if it runs; what Cleanup answered;
    /// <see cref="Status.InUse"/> if the module is gone but its memory is still referred to and stays taken: the reason says by
    /// whom.
    /// </returns>
    [Function(0x03)]
    ModuleOutcome UnloadModule(string name);

    /// <summary>The kernel, then all modules in the order of their names. Does not block.</summary>
    [Function(0x04)]
    IReadOnlyList<ModuleInformation> List();

    /// <summary>The interface, as <see cref="IModuleContext.Find"/> gives it; null if nobody serves. Does not block.</summary>
    [Function(0x05)]
    object? Find(Type interfaceType);

    /// <summary>Writes a message of the DEBUG level to the log. Blocks no longer than the log does.</summary>
    [Function(0x06)]
    void DebugMsg(string source, string message);

    /// <summary>
    /// Loads a module file; does not start the module. It may take the name of a module of the image that was not started or is
    /// unloaded, and that is back when this one is unloaded.
    /// </summary>
    /// <param name="file">The whole file; must not change until the module is unloaded.</param>
    /// <returns>
    /// Before any code of it runs: <see cref="Status.Corrupt"/>, <see cref="Status.AccessDenied"/>,
    /// <see cref="Status.AlreadyExists"/> for a name that is taken, <see cref="Status.MissingDependency"/>,
    /// <see cref="Status.VersionMismatch"/> for the file or for what it requires, <see cref="Status.DependencyCycle"/> if it
    /// requires itself, also through others. Then <see cref="Status.OutOfMemory"/>, <see cref="Status.ModuleFault"/> if an
    /// initialiser threw. <see cref="Status.NotSupported"/> in a kernel without a loader.
    /// </returns>
    [Function(0x07)]
    ModuleOutcome LoadModule(ReadOnlyMemory<byte> file);

    /// <summary>Loads a boot file: <c>modules/Name.hmod</c> by its whole name, or by <c>Name</c>.</summary>
    /// <returns><see cref="Status.NotFound"/> if there is no such file; otherwise as for the bytes of one.</returns>
    [Function(0x08)]
    ModuleOutcome LoadModule(string fileName);

    /// <summary>
    /// Puts a new instance of the same code in the place of a running module: of its file, loaded anew, or of the image. Its
    /// state is handed over, callers wait meanwhile, and if anything fails the old instance serves on.
    /// </summary>
    /// <returns>
    /// <see cref="Status.NotFound"/>, <see cref="Status.InvalidState"/> if it does not run, <see cref="Status.TimedOut"/> if
    /// calls stay inside it, the statuses of <see cref="LoadModule(ReadOnlyMemory{byte})"/>, or what an entry point of the old or
    /// the new instance answered.
    /// </returns>
    [Function(0x09)]
    ReloadReport ReloadModule(string name);

    /// <summary>
    /// Puts the module of a file in the place of a running one of the same name, whether that is of the image or of a file.
    /// </summary>
    /// <returns>
    /// <see cref="Status.InvalidArgument"/> if the file is of another name, <see cref="Status.InUse"/> if it lacks an interface
    /// that others need; otherwise as for a module's own file.
    /// </returns>
    [Function(0x0a)]
    ReloadReport ReloadModule(string name, ReadOnlyMemory<byte> file);

    /// <summary>As above, with a boot file.</summary>
    /// <returns><see cref="Status.NotFound"/> if there is no such module or file; otherwise as for the bytes of one.</returns>
    [Function(0x0b)]
    ReloadReport ReloadModule(string name, string fileName);

    /// <summary>Puts the code of the kernel's image back in the place of a file's.</summary>
    /// <returns><see cref="Status.NotFound"/> if there is no such module, or the image has none of the name; otherwise as for a
    /// module without a file.</returns>
    [Function(0x0c)]
    ReloadReport RevertModule(string name);

    /// <summary>
    /// Chooses who serves callers of an interface that several modules provide, and sets <c>provider.Contract=name</c>. Callers
    /// wait until no call is inside the provider before.
    /// </summary>
    /// <returns>
    /// <see cref="Status.NotFound"/> if there is no such module, <see cref="Status.NotSupported"/> if it does not provide that,
    /// <see cref="Status.InvalidState"/> if it does not run, <see cref="Status.VersionMismatch"/> if a running module cannot work
    /// with its version, <see cref="Status.TimedOut"/>.
    /// </returns>
    [Function(0x0d)]
    Status ChooseProvider(string contract, string module);

    /// <summary>All slots, by contract. Does not block.</summary>
    [Function(0x0e)]
    IReadOnlyList<SlotInformation> ListSlots();

    /// <summary>
    /// Writes a message to the log under a name. Kept if its level is at least <c>log.level</c>, or <c>debug.source</c> where
    /// that is set.
    /// </summary>
    [Function(0x0f)]
    void DebugMsg(string source, LogLevel level, string message);

    /// <summary>A single function of a running interface, by the numbers that are its name in the ABI. Does not block.</summary>
    /// <param name="contract">The interface's number.</param>
    /// <param name="part">Its system or its user functions.</param>
    /// <param name="function">The function's number.</param>
    /// <returns>
    /// <see cref="Status.NotFound"/> if there is no such interface or function, <see cref="Status.MissingDependency"/> if nobody
    /// serves it now.
    /// </returns>
    [Function(0x10)]
    Result<InterfaceFunction> FindFunction(ushort contract, ContractPart part, ushort function);
}
