using System.Linq;
using Mono.Cecil;

namespace Helix.Sdk.Build.Images;

/// <summary>
/// A symbol by which a linked kernel says which build of an assembly it was made with. Modules are compiled against assemblies and
/// linked against a kernel; the two must be the same, or code inlined from the one would meet layouts of the other.
/// </summary>
public static class AssemblyMark
{
    /// <summary>The symbol of an assembly: its name and module version id, which the compiler makes from the content.</summary>
    /// <param name="path">The assembly.</param>
    public static string Symbol(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        string name = string.Concat(module.Assembly.Name.Name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return $"__helix_assembly_{name}_{module.Mvid:N}";
    }
}
