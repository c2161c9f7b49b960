using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Loading;

namespace Helix.Kernel.Boot.Services;

/// <summary>A file that the loader has looked at, signature and all: that is not done again to load it.</summary>
internal sealed class CheckedModule(ModuleLoader loader, ModuleFile file) : ICheckedModule
{
    public ModuleManifest Manifest { get; } = file.Manifest with { BuildId = file.Manifest.BuildId.ToArray() };

    public Result<ILoadedModule> Load() => loader.Load(file, Manifest);
}
