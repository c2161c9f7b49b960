using Helix.Interfaces.Configuration;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Reloading;

/// <summary>
/// One exchange of a running module's instance, under its callers' feet. The algorithm, and what undoes each step, is in docs/MODULES.md.
/// Everything between Pause and Resume counts as the callers' wait: nothing is loaded, written to the log's sinks or collected there.
/// </summary>
/// <param name="entry">The module, which runs.</param>
/// <param name="code">What the new instance is made of.</param>
/// <param name="cause">Why it is replaced.</param>
/// <param name="calls">The entry points.</param>
/// <param name="binder">The slots.</param>
/// <param name="resources">The hardware.</param>
/// <param name="configuration">The module's configuration.</param>
/// <param name="listeners">Who hears of it.</param>
internal sealed class Replacement(
    ModuleEntry entry,
    ModuleCode code,
    ReplacementCause cause,
    EntryPoints calls,
    SlotBinder binder,
    ResourceManager resources,
    ICfgGroup configuration,
    ModuleListeners listeners)
{
    private readonly ModuleInstance _old = entry.Current!;
    private byte[]? _state;

    /// <summary>How long callers were held up, in nanoseconds.</summary>
    public long PauseNs { get; private set; }

    /// <summary>What went wrong, for people.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether the module serves, with the new or the old instance.</summary>
    public bool Serves { get; private set; } = true;

    /// <summary>Carries it out; the new code's slots are there.</summary>
    public Status Run()
    {
        listeners.Replacing(_old);
        PausedSlots paused = binder.Pause(entry);
        Status status = Exchange(paused);
        PauseNs = paused.Resume();
        if (status.IsError() && Serves)
        {
            listeners.Replaced(_old);
        }
        else if (status.IsError())
        {
            listeners.Stopping(_old);
        }

        return status;
    }

    private Status Exchange(PausedSlots paused)
    {
        if (!paused.WaitUntilQuiet(binder.QuietTimeout))
        {
            Reason = "it is never quiet: " + paused.DescribeCalls();
            return Status.TimedOut;
        }

        Status status = Save();
        if (status.IsError())
        {
            return Failed(status);
        }

        status = calls.Stop(_old);
        if (status.IsError() && cause == ReplacementCause.Request)
        {
            _ = Failed(status);
            BringBack(paused);
            return status;
        }

        Move(ModuleMove.Stop);
        _old.Grants!.DisconnectInterrupts();
        ModuleInstance next = calls.Create(entry, code);
        status = StartNext(next);
        if (status.IsOk())
        {
            Succeed(next, paused);
            return status;
        }

        _ = Failed(status);
        Drop(next);
        if (cause == ReplacementCause.Request)
        {
            BringBack(paused);
        }
        else
        {
            entry.Checkpoint = null;
            GiveUp(paused);
        }

        return status;
    }

    private Status Save()
    {
        if (cause == ReplacementCause.Fault)
        {
            // What a faulty instance holds is not to be trusted; what it put down before may be.
            _state = entry.Checkpoint;
            return Status.Ok;
        }

        Status status = calls.Save(_old, out _state);
        if (status.IsOk() && _state is not null)
        {
            Move(ModuleMove.SaveState);
        }

        return status;
    }

    private Status StartNext(ModuleInstance next)
    {
        Result<ResourceGrants> passed = resources.PassOver(entry.Name, _old.Grants!, code.Descriptor.Resources, configuration);
        if (!passed.TryGet(out ResourceGrants? grants))
        {
            return entry.Conclude(passed.Status, "its hardware was not granted: " + passed.Status.Describe());
        }

        next.Grants = grants;
        Status status = calls.InitializeGranted(next);
        status = status.IsOk() && _state is not null ? calls.Restore(next, _state) : status;
        status = status.IsOk() ? calls.Start(next) : status;
        return status.IsOk() ? calls.Check(next) : status;
    }

    private void Succeed(ModuleInstance next, PausedSlots paused)
    {
        entry.Current = next;
        entry.Code = code;
        entry.Replacements++;
        Move(_state is null ? ModuleMove.Start : ModuleMove.RestoreState);
        binder.Bind(paused, next, failed: null);
        listeners.Replaced(next);
    }

    /// <summary>Ends the new instance, which may have got any distance, and leaves the old one its hardware.</summary>
    private void Drop(ModuleInstance next)
    {
        string reason = Reason;
        if (next.Module is not null)
        {
            _ = calls.Stop(next);
            _ = calls.Cleanup(next);
        }

        if (next.Grants is { } grants)
        {
            grants.DisconnectInterrupts();
            resources.Settle(_old.Grants!, grants);
        }

        EntryPoints.Forget(next);
        Reason = reason;
    }

    /// <summary>Lets the old instance serve again, with the state that it saved.</summary>
    private void BringBack(PausedSlots paused)
    {
        Status status = _state is null ? Status.Ok : calls.Restore(_old, _state);
        status = status.IsOk() && entry.State == ModuleState.Stopped ? calls.Start(_old) : status;
        if (status.IsOk())
        {
            Move(_state is null ? ModuleMove.Start : ModuleMove.RestoreState);
            return;
        }

        Reason += $"; and the old version could not be brought back: {entry.Detail}";
        GiveUp(paused);
    }

    private void GiveUp(PausedSlots paused)
    {
        Serves = false;
        if (entry.State != ModuleState.Stopped)
        {
            Move(ModuleMove.Stop);
        }

        binder.Bind(paused, next: null, failed: _old);
    }

    private Status Failed(Status status)
    {
        Reason = entry.Detail;
        return status;
    }

    /// <summary>Makes a move that the table allows; one that it does not leaves the state.</summary>
    private void Move(ModuleMove move)
    {
        _ = LifeCycle.TryMove(entry.State, move, out ModuleState next);
        entry.State = next;
    }
}
