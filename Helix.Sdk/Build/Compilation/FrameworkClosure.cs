using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Helix.Sdk.Build.Compilation;

/// <summary>Finds which assemblies of the class library hold the code behind a list of assemblies.</summary>
public static class FrameworkClosure
{
    /// <summary>
    /// Follows references from the roots. Facades, which only forward to other assemblies, are followed but not listed.
    /// </summary>
    /// <param name="package">Where the assemblies are.</param>
    /// <param name="roots">Simple names.</param>
    /// <returns>The files, in the order in which they were met.</returns>
    /// <exception cref="BuildFailureException">A root does not exist.</exception>
    public static IReadOnlyList<string> Compute(IlcPackage package, IEnumerable<string> roots)
    {
        var files = new List<string>();
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(roots);
        while (waiting.TryDequeue(out string? name))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            string file = package.Find(name)
                ?? throw new BuildFailureException($"the class library of version {package.Version} has no assembly {name}");
            using ModuleDefinition module = ModuleDefinition.ReadModule(file);
            if (!IsFacade(module))
            {
                files.Add(file);
            }

            foreach (AssemblyNameReference reference in module.AssemblyReferences)
            {
                waiting.Enqueue(reference.Name);
            }
        }

        return files;
    }

    private static bool IsFacade(ModuleDefinition module) => module.Types.All(type => type.Name == "<Module>");
}
