using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Core.Reloading;

namespace Helix.Kernel.Core.Loading;

/// <summary>Modules that come, go and change while the system runs. One call at a time.</summary>
/// <remarks>
/// What hands out an image to unload is not inlined: the frame that unloads it must not refer to anything in it, as the proof looks at every
/// word of every stack.
/// </remarks>
internal sealed class DynamicModules(
    ModuleRegistry registry, ModuleStopper stopper, ModuleReplacer replacer, CodeStore store, ILog log)
{
    /// <summary>The code of a module once more: of its file, loaded anew, or of the image.</summary>
    public LoadResult FindAgain(ModuleEntry entry) => entry.Code.Origin == ModuleOrigin.File
        ? store.Load(entry.Code.File, entry)
        : new LoadResult(Status.Ok, entry.Name, "", entry.Code);

    /// <summary>The code that the kernel's image has for a module.</summary>
    public static LoadResult FindInImage(ModuleEntry entry) => entry.ImageCode is { } code
        ? new LoadResult(Status.Ok, entry.Name, "", code)
        : new LoadResult(Status.NotFound, entry.Name, "the kernel's image has no such module", null);

    /// <summary>Adds the module of a file.</summary>
    public ModuleOutcome Load(ReadOnlyMemory<byte> file)
    {
        LoadResult result = store.Load(file, replaced: null);
        if (result.Code is not { } code)
        {
            return new ModuleOutcome(result.Status, result.Name, result.Reason);
        }

        // A module of the image that does not live makes room for one of the same name; it comes back when this one goes.
        ModuleEntry? sleeping = registry.FindTaken(code.Descriptor.Metadata);
        if (sleeping is not null)
        {
            stopper.Drop(sleeping);
            registry.Remove(sleeping);
        }

        Status status = registry.Add(new ModuleEntry(code, registry.Slots) { ImageCode = sleeping?.ImageCode });
        foreach (CommandDescriptor command in code.Commands)
        {
            CommandCatalog.Add(command);
        }

        log.Write(LogLevel.Information, $"{code.Descriptor} is loaded");
        return new ModuleOutcome(status, result.Name, "");
    }

    /// <summary>Ends a module's life; what is left is its image.</summary>
    /// <param name="name">The module.</param>
    /// <param name="released">The image to unload; null if there is none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ModuleOutcome Detach(string name, out ILoadedModule? released)
    {
        released = null;
        if (registry.Find(name) is not { } entry)
        {
            return new ModuleOutcome(Status.NotFound, name, "there is no such module");
        }

        bool neverRan = entry.State is ModuleState.Created or ModuleState.Initialized && entry.Code.Origin == ModuleOrigin.File;
        if (!neverRan && !LifeCycle.TryMove(entry.State, ModuleMove.Cleanup, out _))
        {
            return new ModuleOutcome(Status.InvalidState, name, "cannot be unloaded in the state " + entry.State);
        }

        if (neverRan)
        {
            stopper.GiveUp(entry);
        }
        else if (stopper.Unload(entry) is var status && status.IsError())
        {
            return new ModuleOutcome(status, name, entry.Detail);
        }

        if (entry.Code.Loaded is { } loaded)
        {
            released = loaded;
            Remove(entry);
        }

        return new ModuleOutcome(Status.Ok, name, "");
    }

    /// <summary>Puts other code in a running module's place.</summary>
    /// <param name="name">The module.</param>
    /// <param name="findCode">Finds the code, or why there is none.</param>
    /// <param name="released">The image to unload, of the old code or of the new one; null if there is none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReloadReport Replace(string name, Func<ModuleEntry, LoadResult> findCode, out ILoadedModule? released)
    {
        released = null;
        if (registry.Find(name) is not { } entry)
        {
            return new ReloadReport(Status.NotFound, "there is no such module", 0, default, default);
        }

        ModuleVersion version = entry.Metadata.Version;
        if (!entry.IsRunning)
        {
            return new ReloadReport(Status.InvalidState, "it does not run", 0, version, version);
        }

        LoadResult result = findCode(entry);
        return result.Code is { } code
            ? replacer.Replace(entry, code, ReplacementCause.Request, out released)
            : new ReloadReport(result.Status, result.Reason, 0, version, version);
    }

    /// <summary>Puts a new instance in the place of one that had a fault.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Status ReplaceFaulty(ModuleEntry entry, FaultPolicy policy, out ILoadedModule? released)
    {
        ModuleCode code = entry.Code;
        if (policy == FaultPolicy.Reload && code.Origin == ModuleOrigin.File)
        {
            // A file that cannot be loaded any more is no reason to have no module.
            code = store.Load(code.File, entry).Code ?? code;
        }

        return replacer.Replace(entry, code, ReplacementCause.Fault, out released).Status;
    }

    private void Remove(ModuleEntry entry)
    {
        registry.Remove(entry);
        foreach (CommandDescriptor command in entry.Code.Commands)
        {
            CommandCatalog.Remove(command);
        }

        if (entry.ImageCode is { } code)
        {
            _ = registry.Add(code.Descriptor);
        }
    }
}
