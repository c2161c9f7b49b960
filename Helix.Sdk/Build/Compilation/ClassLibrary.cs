using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Keep;
using Helix.Sdk.Build.Objects;
using Helix.Sdk.Build.Verification;
using Mono.Cecil;

namespace Helix.Sdk.Build.Compilation;

/// <summary>
/// The class library as one object, compiled once for each version of the compiler and its options, repaired once for each
/// version of this tool, and kept in a cache that all checkouts of a user share.
/// </summary>
public sealed class ClassLibrary
{
    private const string ObjectName = "classlibrary.o";
    private const string AssembliesName = "assemblies.txt";

    private readonly string _directory;

    private ClassLibrary(string directory) => _directory = directory;

    /// <summary>The repaired object.</summary>
    public string Object => Path.Combine(_directory, ObjectName);

    /// <summary>The assembly that keeps the class library's interfaces; see <see cref="KeepAssembly"/>.</summary>
    public string Keep => Path.Combine(_directory, KeepAssemblyName + ".dll");

    /// <summary>Where the entry is.</summary>
    public string Directory => _directory;

    /// <summary>The assemblies that the object contains.</summary>
    public string[] Assemblies => File.ReadAllLines(Path.Combine(_directory, AssembliesName));

    private static string KeepAssemblyName => "Helix.Keep.ClassLibrary";

    /// <summary>Opens an entry that <see cref="Provide"/> made.</summary>
    /// <param name="directory">The entry.</param>
    /// <returns>The class library.</returns>
    public static ClassLibrary Open(string directory) => File.Exists(Path.Combine(directory, ObjectName))
        ? new ClassLibrary(directory)
        : throw new BuildFailureException($"the class library's object is gone from {directory}: build the whole solution again");

    /// <summary>Finds the class library in the cache or makes it.</summary>
    /// <param name="package">The compiler.</param>
    /// <param name="roots">Simple names of the assemblies that code in Helix may refer to.</param>
    /// <param name="cache">The cache's directory.</param>
    /// <returns>The class library.</returns>
    public static ClassLibrary Provide(IlcPackage package, IReadOnlyCollection<string> roots, string cache)
    {
        string options = string.Join('\n', [package.Version, KeepAssembly.Recipe, .. IlcOptions.Shared(), .. OwnOptions(), .. roots]);
        string tool = typeof(ClassLibrary).Module.ModuleVersionId.ToString();
        var store = new CacheDirectory(cache);
        return new ClassLibrary(store.Provide(package.Version, options + tool, work =>
        {
            string compiled = store.Provide(package.Version + "-compiled", options, directory => Compile(package, roots, directory));
            Repair(package, compiled, work);
        }));
    }

    private static IEnumerable<string> OwnOptions() =>
        [.. IlcOptions.InitializedAssemblies.Select(name => "--initassembly:" + name), "--nativelib", "--noaotwarn"];

    private static void Compile(IlcPackage package, IEnumerable<string> roots, string directory)
    {
        Console.WriteLine("Compiling the class library (once for this version of the compiler; about half a minute) ...");
        IReadOnlyList<string> inputs = FrameworkClosure.Compute(package, IlcOptions.InitializedAssemblies.Concat(roots));
        string keep = Path.Combine(directory, KeepAssemblyName + ".dll");
        ModuleDefinition[] modules = [.. inputs.Select(ModuleDefinition.ReadModule)];
        KeepAssembly.Write(KeepAssemblyName, modules, modules[0], keep);
        new IlcCompiler(package).Compile([.. inputs, keep], [], OwnOptions(), Path.Combine(directory, ObjectName));
        File.WriteAllLines(Path.Combine(directory, AssembliesName), modules.Select(module => module.Assembly.Name.Name));
    }

    private static void Repair(IlcPackage package, string compiled, string directory)
    {
        string output = Path.Combine(directory, ObjectName);
        Console.WriteLine(ObjectRepair.Repair(ElfObject.Read(Path.Combine(compiled, ObjectName)), output));
        string[] assemblies = File.ReadAllLines(Path.Combine(compiled, AssembliesName));
        using var metadata = new MetadataSet(package, []);
        new InterfaceVerifier(new TypeNames(assemblies.Select(metadata.Open))).Require(ElfObject.Read(output));
        foreach (string name in new[] { AssembliesName, KeepAssemblyName + ".dll" })
        {
            File.Copy(Path.Combine(compiled, name), Path.Combine(directory, name));
        }
    }
}
