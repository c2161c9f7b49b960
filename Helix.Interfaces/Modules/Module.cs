using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// The base of every module. The kernel calls the entry points one at a time, on a kernel thread with interrupts on, in the order
/// that <see cref="ModuleMove"/> allows; none of them may block for longer than a device needs to answer. An exception that
/// escapes one is the module's fault: the call counts as <see cref="Status.ModuleFault"/> and the module does not change state.
/// </summary>
public abstract class Module
{
    private IModuleContext? _context;

    /// <summary>The context that Initialize received.</summary>
    /// <exception cref="InvalidOperationException">Initialize has not been called.</exception>
    protected IModuleContext Context =>
        _context ?? throw new InvalidOperationException("the module has no context before Initialize");

    /// <summary>
    /// Takes the context: read the configuration, look at the hardware, make the data structures. Called once. Required
    /// interfaces are running already. An override calls the base first.
    /// </summary>
    /// <returns><see cref="Status.DeviceAbsent"/> if the device is not there, which is no error of the system.</returns>
    public virtual Status Initialize(IModuleContext context)
    {
        _context = context;
        return Status.Ok;
    }

    /// <summary>
    /// Start phase 0: called once in the life of this object, after Initialize and before the first Start; also in a successor
    /// that took over a state.
    /// </summary>
    public virtual Status StartOnce() => Status.Ok;

    /// <summary>Start phase 1: begins to serve. Called at each start.</summary>
    public virtual Status Start() => Status.Ok;

    /// <summary>
    /// Stops serving: ends its threads, lets go of interrupt lines, and keeps what is needed to start again. No call is inside
    /// the module by then, but for those of its own threads.
    /// </summary>
    public virtual Status Stop() => Status.Ok;

    /// <summary>
    /// Lets calls that wait inside come back before their time, as the module cannot be stopped or replaced while they are
    /// inside. Called only when calls stay inside, perhaps several times, while new ones are held back; perhaps nothing comes of
    /// it, and the module serves on. Must not block. A contract says what such a call answers.
    /// </summary>
    public virtual void ReleaseCallers()
    {
    }

    /// <summary>Gives everything back; the last call. The kernel takes back the hardware afterwards.</summary>
    public virtual Status Cleanup() => Status.Ok;

    /// <summary>
    /// Whether it serves as it should. Called at the end of a replacement, after Start and before the first caller is let in: any
    /// status but <see cref="Status.Ok"/> brings the predecessor back. Callers are waiting meanwhile.
    /// </summary>
    public virtual Status Check() => Status.Ok;

    /// <summary>
    /// The state that a successor of the same or another version needs, as a rule made with <see cref="StateWriter"/>. Called
    /// while the module runs, when no call is inside it, and before Stop; the state of this object stays as it is.
    /// </summary>
    /// <returns><see cref="Status.NotSupported"/> for a module without a state; its successor starts afresh.</returns>
    public virtual Result<byte[]> SaveState() => Status.NotSupported;

    /// <summary>
    /// Takes over what a predecessor saved; called after Initialize and before Start. What it takes over replaces the state that
    /// the object has: when a replacement fails, the predecessor is handed its own bytes.
    /// </summary>
    /// <param name="state">
    /// What <see cref="SaveState"/> answered, perhaps of another version; <see cref="StateReader"/> checks it.
    /// </param>
    /// <returns>
    /// <see cref="Status.Corrupt"/> if the bytes make no sense, <see cref="Status.VersionMismatch"/> if this version cannot read
    /// that layout, <see cref="Status.NotSupported"/> unless the module has a state.
    /// </returns>
    public virtual Status RestoreState(ReadOnlySpan<byte> state) => Status.NotSupported;
}
