using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Keep;
using Helix.Sdk.Build.Objects;
using Mono.Cecil;

namespace Helix.Sdk.Build.Compilation;

/// <summary>Compiles one of Helix's assemblies into an object of its own.</summary>
/// <param name="package">The compiler.</param>
/// <param name="library">The class library.</param>
public sealed class AssemblyCompiler(IlcPackage package, ClassLibrary library)
{
    /// <summary>Compiles, repairs and publishes an object.</summary>
    /// <param name="input">The assembly.</param>
    /// <param name="references">The other Helix assemblies that it refers to, directly or not.</param>
    /// <param name="output">The object to write; files beside it with other extensions are used on the way.</param>
    /// <returns>What the repair found.</returns>
    public RepairStatistics Compile(string input, IReadOnlyCollection<string> references, string output)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(output))!;
        string work = Path.Combine(directory, "unrepaired");
        Directory.CreateDirectory(work);
        string unrepaired = Path.Combine(work, Path.GetFileName(output));
        List<string> keepers = [library.Keep, .. references.Select(file => WriteKeeper(file, work)).OfType<string>()];
        new IlcCompiler(package).Compile([input, .. keepers], references, ["-g"], unrepaired);

        string complete = output + ".new";
        RepairStatistics statistics = ObjectRepair.Repair(ElfObject.Read(unrepaired), complete);
        File.Delete(unrepaired);
        File.Move(complete, output, overwrite: true);
        return statistics;
    }

    private string? WriteKeeper(string reference, string directory)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(reference);
        if (!KeepAssembly.ExternalInterfaces(module).Any())
        {
            return null;
        }

        string name = "Helix.Keep." + module.Assembly.Name.Name;
        string file = Path.Combine(directory, name + ".dll");
        using ModuleDefinition coreLibrary = ModuleDefinition.ReadModule(package.Find(IlcOptions.InitializedAssemblies[0])!);
        KeepAssembly.Write(name, [module], coreLibrary, file);
        return file;
    }
}
