using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// The base of every module. The kernel calls the entry points one at a time, on a kernel thread with interrupts on, in the order that
/// <see cref="ModuleMove"/> allows; none of them may block for longer than a device needs to answer. An exception that escapes one is
/// the module's fault: the call counts as <see cref="Status.ModuleFault"/> and the module does not change state.
/// </summary>
public abstract class Module
{
    private IModuleContext? _context;

    /// <summary>The context that Initialize received.</summary>
    /// <exception cref="InvalidOperationException">Initialize has not been called.</exception>
    protected IModuleContext Context => _context ?? throw new InvalidOperationException("the module has no context before Initialize");

    /// <summary>
    /// Takes the context: read the configuration, look at the hardware, make the data structures. Called once. Required interfaces are
    /// running already. An override calls the base first.
    /// </summary>
    /// <returns><see cref="Status.DeviceAbsent"/> if the device is not there, which is no error of the system.</returns>
    public virtual Status Initialize(IModuleContext context)
    {
        _context = context;
        return Status.Ok;
    }

    /// <summary>Start phase 0: called once in the module's life, after Initialize and before the first Start.</summary>
    public virtual Status StartOnce() => Status.Ok;

    /// <summary>Start phase 1: begins to serve. Called at each start.</summary>
    public virtual Status Start() => Status.Ok;

    /// <summary>Stops serving; what is needed to start again is kept.</summary>
    public virtual Status Stop() => Status.Ok;

    /// <summary>Gives everything back; the last call. The kernel takes back the hardware afterwards.</summary>
    public virtual Status Cleanup() => Status.Ok;

    /// <summary>The state that a successor of the same or a newer version needs; called when no call is inside the module.</summary>
    /// <returns><see cref="Status.NotSupported"/> unless the module is hot-reloadable.</returns>
    public virtual Result<byte[]> SaveState() => Status.NotSupported;

    /// <summary>Takes over what a predecessor saved.</summary>
    /// <returns><see cref="Status.Corrupt"/> if the bytes make no sense, <see cref="Status.NotSupported"/> unless hot-reloadable.</returns>
    public virtual Status RestoreState(ReadOnlySpan<byte> state) => Status.NotSupported;
}
