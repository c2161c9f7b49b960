using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Core.Slots;

namespace Helix.Kernel.Core.Loading;

/// <summary>
/// Brings the code of module files into the kernel, after the checks that need none of it, and takes it out again. One call at a time.
/// </summary>
/// <param name="loader">Does it; null in a kernel without a loader.</param>
/// <param name="files">Where files are found by name; null if there are none.</param>
/// <param name="check">What a manifest must satisfy.</param>
/// <param name="slots">The slots of contracts that an image brings go with it.</param>
/// <param name="log">Hears of what is loaded, refused and left over.</param>
internal sealed class CodeStore(IModuleLoader? loader, IBootFiles? files, LoadCheck check, SlotTable slots, ILog log)
{
    /// <summary>Finds a file by its name, or by a module's.</summary>
    public Result<ReadOnlyMemory<byte>> Find(string name)
    {
        if (files is null)
        {
            return Status.NotFound;
        }

        Result<ReadOnlyMemory<byte>> file = files.Open(name);
        return file.IsOk ? file : files.Open($"modules/{name}.hmod");
    }

    /// <summary>Checks a file and loads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="replaced">The module whose place it is to take; null if it is to be a new one.</param>
    public LoadResult Load(ReadOnlyMemory<byte> file, ModuleEntry? replaced)
    {
        if (loader is null)
        {
            return new LoadResult(Status.NotSupported, "", "this kernel has no loader", null);
        }

        Result<ICheckedModule> inOrder = loader.Check(file);
        if (!inOrder.TryGet(out ICheckedModule? module))
        {
            return Refuse(inOrder.Status, "", Why("the file is refused"));
        }

        string name = module.Manifest.Metadata.Name;
        (Status status, string reason) = check.Examine(module.Manifest, replaced);
        if (status.IsError())
        {
            return Refuse(status, name, reason);
        }

        Result<ILoadedModule> loaded = module.Load();
        return loaded.IsOk
            ? new LoadResult(Status.Ok, name, "", ModuleCode.OfFile(loaded.Value, file))
            : Refuse(loaded.Status, name, Why("it could not be loaded"));
    }

    /// <summary>Takes an image out of the kernel.</summary>
    /// <remarks>Not inlined: nothing of the image may be in the frames below.</remarks>
    /// <returns>Empty if its memory was given back; else who holds it, for people.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string Unload(ILoadedModule loaded, string name)
    {
        ForgetContracts(loaded);
        UnloadReport report = loaded.Unload();
        if (report.Status.IsOk())
        {
            return "";
        }

        string holders = report.Holders.Count > 0 ? string.Join(", ", report.Holders) : report.Status.Describe();
        log.Write(LogLevel.Warning, $"the memory of {name} stays taken: {holders}");
        return "its memory stays taken: " + holders;
    }

    // The address is asked for anew each time: kept in a frame or in a closure, it would be a reference to the image.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ForgetContracts(ILoadedModule loaded) =>
        slots.Forget(contract => (ulong)contract.TypeHandle.Value - loaded.Address < (ulong)loaded.SizeBytes);

    private string Why(string fallback) => loader!.Reason is { Length: > 0 } reason ? reason : fallback;

    private LoadResult Refuse(Status status, string name, string reason)
    {
        log.Write(LogLevel.Error, $"{(name.Length > 0 ? name : "a module file")} is not loaded, {status.Describe()}: {reason}");
        return new LoadResult(status, name, reason, null);
    }
}
