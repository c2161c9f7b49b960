using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Helix.Tests.Unit.Generators;

/// <summary>Applies a code fix to a snippet as an editor would.</summary>
internal static class CodeFixFixture
{
    /// <summary>Applies the repair of that title to the first report; the result must compile.</summary>
    public static string Fix(DiagnosticAnalyzer analyzer, CodeFixProvider provider, string title, string source)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Fixed", LanguageNames.CSharp)
            .WithMetadataReferences(GeneratorFixture.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Document document = project.AddDocument("Test.cs", source);
        Diagnostic report = Report(document.Project, analyzer);

        CodeAction action = Actions(provider, document, report).Single(offered => offered.Title == title);
        ApplyChangesOperation operation = action.GetOperationsAsync(CancellationToken.None).Result.OfType<ApplyChangesOperation>().Single();
        Document changed = operation.ChangedSolution.GetDocument(document.Id)!;
        Diagnostic[] errors = [.. changed.Project.GetCompilationAsync().Result!.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(string.Join("\n", errors.Select(error => error.ToString())) + "\n" + changed.GetTextAsync().Result);
        }

        return changed.GetTextAsync().Result.ToString();
    }

    /// <summary>The titles of what is offered for the first report.</summary>
    public static string[] Titles(DiagnosticAnalyzer analyzer, CodeFixProvider provider, string source)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Fixed", LanguageNames.CSharp).WithMetadataReferences(GeneratorFixture.References);
        Document document = project.AddDocument("Test.cs", source);
        return [.. Actions(provider, document, Report(document.Project, analyzer)).Select(action => action.Title)];
    }

    private static Diagnostic Report(Project project, DiagnosticAnalyzer analyzer)
    {
        ImmutableArray<Diagnostic> reports = project.GetCompilationAsync().Result!
            .WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().Result;
        return reports.OrderBy(report => report.Location.SourceSpan.Start).First();
    }

    private static List<CodeAction> Actions(CodeFixProvider provider, Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None);
        provider.RegisterCodeFixesAsync(context).Wait();
        return actions;
    }
}
