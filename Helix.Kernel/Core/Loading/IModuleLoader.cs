using System;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Loading;

/// <summary>
/// Brings module files into the running kernel; implemented by the loader, put in where the kernel is put together. One call at a time.
/// </summary>
public interface IModuleLoader
{
    /// <summary>Why the last call failed, for people; empty if it did not.</summary>
    string Reason => "";

    /// <summary>Checks a file - form, checksum, processor, kernel build, signature - and reads its manifest. Runs nothing of it.</summary>
    /// <returns><see cref="Status.Corrupt"/>, <see cref="Status.VersionMismatch"/>, <see cref="Status.AccessDenied"/>.</returns>
    Result<ModuleManifest> Inspect(ReadOnlyMemory<byte> file);

    /// <summary>
    /// Loads a file: places and binds its image, registers it with the runtime and runs its initialisers, whose registrations of modules and
    /// commands are handed over instead of being entered in the catalogues.
    /// </summary>
    /// <returns>
    /// Statuses as for <see cref="Inspect"/>; <see cref="Status.OutOfMemory"/>; <see cref="Status.ModuleFault"/> if an initialiser threw.
    /// </returns>
    Result<ILoadedModule> Load(ReadOnlyMemory<byte> file);
}
