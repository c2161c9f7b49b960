using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Keep;
using Helix.Sdk.Build.Objects;
using Mono.Cecil;

namespace Helix.Sdk.Build.Compilation;

/// <summary>
/// The class library as one object, made once for each version of compiler, options and this tool, and kept in a cache
/// that all checkouts of a user share. An entry appears by renaming a complete directory, so it is never seen half-made.
/// </summary>
public sealed class ClassLibrary
{
    private const string ObjectName = "classlibrary.o";
    private const string AssembliesName = "assemblies.txt";

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

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
        string entry = Path.Combine(Path.GetFullPath(cache), Key(package, roots));
        if (File.Exists(Path.Combine(entry, ObjectName)))
        {
            return new ClassLibrary(entry);
        }

        System.IO.Directory.CreateDirectory(cache);
        using FileStream guard = Lock(entry + ".lock");
        if (!File.Exists(Path.Combine(entry, ObjectName)))
        {
            Make(package, roots, entry);
        }

        return new ClassLibrary(entry);
    }

    private static string Key(IlcPackage package, IEnumerable<string> roots)
    {
        string tool = typeof(ClassLibrary).Module.ModuleVersionId.ToString();
        string text = string.Join('\n', [package.Version, tool, .. IlcOptions.Shared(), .. OwnOptions(), .. roots]);
        return package.Version + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static IEnumerable<string> OwnOptions() =>
        [.. IlcOptions.InitializedAssemblies.Select(name => "--initassembly:" + name), "--nativelib", "--noaotwarn"];

    private static FileStream Lock(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                Thread.Sleep(LockPoll);
            }
        }
    }

    private static void Make(IlcPackage package, IEnumerable<string> roots, string entry)
    {
        string work = $"{entry}.{Environment.ProcessId}";
        System.IO.Directory.CreateDirectory(work);
        Console.WriteLine("Compiling the class library (once for this version of the tools; about half a minute) ...");
        IReadOnlyList<string> inputs = FrameworkClosure.Compute(package, IlcOptions.InitializedAssemblies.Concat(roots));
        string unrepaired = Path.Combine(work, "unrepaired", ObjectName);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(unrepaired)!);
        new IlcCompiler(package).Compile(inputs, [], OwnOptions(), unrepaired);
        Console.WriteLine(ObjectRepair.Repair(ElfObject.Read(unrepaired), Path.Combine(work, ObjectName)));
        System.IO.Directory.Delete(Path.GetDirectoryName(unrepaired)!, recursive: true);

        ModuleDefinition[] modules = [.. inputs.Select(ModuleDefinition.ReadModule)];
        ModuleDefinition coreLibrary = modules.Single(module => module.Assembly.Name.Name == IlcOptions.InitializedAssemblies[0]);
        KeepAssembly.Write(KeepAssemblyName, modules, coreLibrary, Path.Combine(work, KeepAssemblyName + ".dll"));
        File.WriteAllLines(Path.Combine(work, AssembliesName), modules.Select(module => module.Assembly.Name.Name));
        System.IO.Directory.Move(work, entry);
    }
}
