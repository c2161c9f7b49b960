using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Keep;
using Helix.Sdk.Build.Objects;
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
        string options = string.Join('\n', [package.Version, .. IlcOptions.Shared(), .. OwnOptions(), .. roots]);
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
        new IlcCompiler(package).Compile(inputs, [], OwnOptions(), Path.Combine(directory, ObjectName));
        File.WriteAllLines(Path.Combine(directory, AssembliesName), inputs.Select(Path.GetFileNameWithoutExtension)!);
    }

    private static void Repair(IlcPackage package, string compiled, string directory)
    {
        Console.WriteLine(ObjectRepair.Repair(ElfObject.Read(Path.Combine(compiled, ObjectName)), Path.Combine(directory, ObjectName)));
        string list = Path.Combine(directory, AssembliesName);
        File.Copy(Path.Combine(compiled, AssembliesName), list);
        ModuleDefinition[] modules = [.. File.ReadLines(list).Select(name => ModuleDefinition.ReadModule(package.Find(name)!))];
        ModuleDefinition coreLibrary = modules.Single(module => module.Assembly.Name.Name == IlcOptions.InitializedAssemblies[0]);
        KeepAssembly.Write(KeepAssemblyName, modules, coreLibrary, Path.Combine(directory, KeepAssemblyName + ".dll"));
    }
}
