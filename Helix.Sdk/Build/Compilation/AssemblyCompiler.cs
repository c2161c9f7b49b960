using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Keep;
using Helix.Sdk.Build.Objects;
using Helix.Sdk.Build.Verification;
using Mono.Cecil;

namespace Helix.Sdk.Build.Compilation;

/// <summary>Compiles one of Helix's assemblies into an object of its own.</summary>
/// <param name="package">The compiler.</param>
/// <param name="library">The class library.</param>
public sealed class AssemblyCompiler(IlcPackage package, ClassLibrary library)
{
    /// <summary>Compiles, repairs, verifies and publishes an object.</summary>
    /// <param name="input">The assembly.</param>
    /// <param name="references">The other Helix assemblies that it refers to, directly or not.</param>
    /// <param name="output">The object to write; files beside it with other extensions are used on the way.</param>
    /// <returns>What the repair found.</returns>
    public RepairStatistics Compile(string input, IReadOnlyCollection<string> references, string output)
    {
        CheckReferences(input, references);
        string directory = Path.GetDirectoryName(Path.GetFullPath(output))!;
        string work = Path.Combine(directory, "unrepaired");
        Directory.CreateDirectory(work);
        string unrepaired = Path.Combine(work, Path.GetFileName(output));
        List<string> keepers = [library.Keep, .. references.Append(input).Select(file => WriteKeeper(file, work)).OfType<string>()];
        new IlcCompiler(package).Compile([input, .. keepers], references, ["-g", "--scanreflection"], unrepaired);

        string complete = output + ".new";
        RepairStatistics statistics = ObjectRepair.Repair(ElfObject.Read(unrepaired), complete);
        Verify(complete, [.. references, input]);
        File.Delete(unrepaired);
        File.Move(complete, output, overwrite: true);
        return statistics;
    }

    // What is neither in the class library's object nor in another of Helix's would only be missed by the linker.
    private void CheckReferences(string input, IReadOnlyCollection<string> references)
    {
        HashSet<string> known = [.. library.Assemblies, .. references.Append(input).Select(path => Path.GetFileNameWithoutExtension(path))];
        using var metadata = new MetadataSet(package, [.. references, input]);
        foreach (TypeReference reference in metadata.Open(Path.GetFileNameWithoutExtension(input)).GetTypeReferences())
        {
            string? assembly = reference.Resolve()?.Module.Assembly.Name.Name;
            if (assembly is not null && !known.Contains(assembly))
            {
                throw new BuildFailureException(
                    $"{input} uses {reference.FullName} of {assembly}, which is not part of the class library in Helix: " +
                    "the list is HelixFrameworkAssembly in Helix.Sdk/Build/Helix.ClassLibrary.targets");
            }
        }
    }

    private void Verify(string file, string[] assemblies)
    {
        using var metadata = new MetadataSet(package, assemblies);
        IEnumerable<string> names = library.Assemblies.Concat(assemblies.Select(path => Path.GetFileNameWithoutExtension(path)));
        new InterfaceVerifier(new TypeNames(names.Select(metadata.Open))).Require(ElfObject.Read(file));
    }

    private string? WriteKeeper(string reference, string directory)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(reference);
        if (!KeptInterfaces.Of(module).Any())
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
