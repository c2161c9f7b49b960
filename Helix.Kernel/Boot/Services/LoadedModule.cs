using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Shell;
using Helix.Kernel.Core.Loading;
using Helix.Kernel.Loader;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Loading;

namespace Helix.Kernel.Boot.Services;

/// <summary>A module whose image was loaded.</summary>
internal sealed class LoadedModule(
    ModuleLoader loader, LoadedImage image, ModuleManifest manifest, ModuleDescriptor module, IReadOnlyList<CommandDescriptor> commands)
    : ILoadedModule
{
    private ModuleDescriptor? _module = module;

    public ModuleManifest Manifest { get; } = manifest;

    public ModuleDescriptor Module => _module ?? throw new System.InvalidOperationException("The module is unloaded.");

    public IReadOnlyList<CommandDescriptor> Commands { get; private set; } = commands;

    public ulong Address => AddressSpaceLayout.ModuleBase + image.Start;

    public long SizeBytes => image.SizeBytes;

    public UnloadReport Unload()
    {
        _module = null;
        Commands = [];
        RuntimeImages.WipeStack();
        return loader.Unload(image);
    }
}
