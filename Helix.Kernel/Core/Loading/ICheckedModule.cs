using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Loading;

/// <summary>A module file that is in order and fits this kernel. Its bytes must stay as they are as long as this is used.</summary>
public interface ICheckedModule
{
    /// <summary>What the file says; does not keep the file in memory.</summary>
    ModuleManifest Manifest { get; }

    /// <summary>
    /// Loads it: places and binds its image, registers it with the runtime and runs its initialisers, whose registrations of modules and
    /// commands are handed over instead of being entered in the catalogues.
    /// </summary>
    /// <returns>
    /// <see cref="Status.OutOfMemory"/>; <see cref="Status.Corrupt"/> if its tables lead out of the image; <see cref="Status.ModuleFault"/>
    /// if an initialiser threw. <see cref="IModuleLoader.Reason"/> says why.
    /// </returns>
    Result<ILoadedModule> Load();
}
