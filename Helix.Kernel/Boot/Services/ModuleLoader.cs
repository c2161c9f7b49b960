using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Loading;
using Helix.Kernel.Loader;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Loading;

namespace Helix.Kernel.Boot.Services;

/// <summary>The loader as the safe half of the kernel sees it.</summary>
/// <param name="check">Decides whether a file that is in order fits this kernel.</param>
internal sealed class ModuleLoader(Func<ModuleFile, ModuleFileError> check) : IModuleLoader
{
    private readonly ImageLoader _images = new(new ImageMemory(), new ImageRuntime());

    public string Reason { get; private set; } = "";

    public Result<ICheckedModule> Check(ReadOnlyMemory<byte> file)
    {
        Result<ModuleFile> read = ModuleFile.Read(file, out ModuleFileError error);
        error = error == ModuleFileError.None ? check(read.Value) : error;
        Reason = error == ModuleFileError.None ? "" : error.Describe();
        return error == ModuleFileError.None ? new CheckedModule(this, read.Value) : error.ToStatus();
    }

    internal Result<ILoadedModule> Load(ModuleFile file, ModuleManifest manifest)
    {
        LoadedImage? image = _images.Load(file, out LoadError error);
        if (image is null)
        {
            Reason = error.Describe();
            return error.ToStatus();
        }

        return Start(image, manifest);
    }

    internal UnloadReport Unload(LoadedImage image)
    {
        ForgetContracts(image);
        RuntimeImages.WipeStack();
        IReadOnlyList<string> holders = _images.Unload(image);
        return new UnloadReport(holders.Count == 0 ? Status.Ok : Status.InUse, holders);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetContracts(LoadedImage image) =>
        _ = ContractCatalog.Remove(table => (ulong)table.Type.TypeHandle.Value - AddressSpaceLayout.ModuleBase - image.Start < image.SizeBytes);

    private Result<ILoadedModule> Start(LoadedImage image, ModuleManifest manifest)
    {
        LoadedModule? module = RunInitializers(image, manifest, out string reason);
        if (module is not null)
        {
            return Result<ILoadedModule>.Success(module);
        }

        Reason = reason;
        UnloadReport report = Unload(image);
        if (report.Status != Status.Ok)
        {
            Reason += $"; its image stays, held by {string.Join(", ", report.Holders)}";
        }

        return Status.ModuleFault;
    }

    private LoadedModule? RunInitializers(LoadedImage image, ModuleManifest manifest, out string reason)
    {
        using var capture = CatalogCapture.Open();
        reason = "";
        try
        {
            _images.Start(image);
            if (capture.Modules is [ModuleDescriptor module])
            {
                return new LoadedModule(this, image, manifest, module, capture.Commands);
            }

            reason = $"its initialisers registered {capture.Modules.Count} modules, not one";
        }
        catch (Exception exception)
        {
            reason = $"an initialiser threw {exception}";
        }

        return null;
    }
}
