using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Helix.Tests.Unit.Build;

/// <summary>Compiles sources of tests into assemblies.</summary>
internal static class FixtureCompiler
{
    /// <summary>Compiles one source against the class library.</summary>
    /// <param name="package">Where the class library is.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="source">The source.</param>
    /// <param name="references">Further assemblies.</param>
    /// <param name="directory">Where the assembly goes.</param>
    /// <param name="symbols">What is defined for conditional methods.</param>
    /// <returns>The assembly's file.</returns>
    public static string Compile(
        IlcPackage package, string name, string source, IEnumerable<string> references, string directory, params string[] symbols)
    {
        IEnumerable<string> library = package.LibraryDirectories.SelectMany(path => Directory.EnumerateFiles(path, "System.*.dll"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols))],
            library.Concat(references).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        string output = Path.Combine(directory, name + ".dll");
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(output);
        return result.Success ? output : throw new System.InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
