using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Helix.Interfaces.Modules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Helix.Tests.Unit.Generators;

/// <summary>Compiles snippets against the contracts.</summary>
internal static class GeneratorFixture
{
    private const string Usings = """
        using System;
        using System.Threading;
        using Helix.Interfaces.Console;
        using Helix.Interfaces.Hardware;
        using Helix.Interfaces.Modules;
        using Helix.Interfaces.Primitives;
        using Helix.Interfaces.Shell;
        using Helix.Interfaces.Storage;

        """;

    /// <summary>The class library and the contracts.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Append(typeof(ModuleCatalog).Assembly.Location)
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Runs the generator; the result must compile if the generator has nothing to report.</summary>
    public static (string Code, string[] RuleIds) Generate(string source) => Generate(new Helix.Sdk.Generators.RegistrationGenerator(), source);

    /// <summary>The same with any generator.</summary>
    public static (string Code, string[] RuleIds) Generate(IIncrementalGenerator generator, string source)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(generator);
        driver = driver.RunGeneratorsAndUpdateCompilation(Compile(source), out Compilation output, out ImmutableArray<Diagnostic> reported);
        if (reported.IsEmpty)
        {
            Diagnostic[] errors = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
            if (errors.Length > 0)
            {
                throw new InvalidOperationException(string.Join("\n", errors.Select(error => error.ToString())));
            }
        }

        string code = string.Concat(driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
        return (code, reported.Select(diagnostic => diagnostic.Id).ToArray());
    }

    /// <summary>Runs an analyzer; gives the rule and the text of each report.</summary>
    public static string[] Analyze(DiagnosticAnalyzer analyzer, string source)
    {
        CSharpCompilation compilation = Compile(source);
        Diagnostic[] errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(string.Join("\n", errors.Select(error => error.ToString())));
        }

        ImmutableArray<Diagnostic> reports = compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return reports
            .OrderBy(report => report.Location.SourceSpan.Start)
            .Select(report => report.Id + " " + report.Location.SourceTree!.ToString().Substring(report.Location.SourceSpan.Start, report.Location.SourceSpan.Length))
            .ToArray();
    }

    private static CSharpCompilation Compile(string source)
    {
        return CSharpCompilation.Create(
            "Test.Assembly-1",
            [CSharpSyntaxTree.ParseText(Usings + source, path: "Test.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
