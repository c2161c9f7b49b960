using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Helix.Sdk.CodeFixes;

/// <summary>
/// For a call of a method without [NoHeapAllocation] from one with it (HLX031), and for an interrupt handler without it (HLX033): gives the
/// called method, or the handler, the attribute. Its own body is checked from then on.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NoHeapAllocationFix : CodeFixProvider
{
    private const string Namespace = "Helix.Interfaces.Primitives";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HLX031", "HLX033"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode node = root.FindNode(context.Span, getInnermostNodeForTie: true);
        if (model.GetSymbolInfo(node, context.CancellationToken).Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            && method.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration)
        {
            string title = $"Add [NoHeapAllocation] to '{method.Name}'";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => AddAsync(context.Document.Project.Solution, declaration, cancellation), equivalenceKey: "NoHeapAllocation"),
                context.Diagnostics);
        }
    }

    private static async Task<Solution> AddAsync(Solution solution, SyntaxReference declaration, CancellationToken cancellation)
    {
        Document document = solution.GetDocument(declaration.SyntaxTree)!;
        SyntaxNode method = await declaration.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        AttributeListSyntax list = SyntaxFactory.AttributeList(
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("NoHeapAllocation"))));
        CompilationUnitSyntax changed = root.ReplaceNode(method, WithList(method, list)).WithUsing(Namespace);
        return solution.WithDocumentSyntaxRoot(document.Id, changed);
    }

    /// <summary>Comments and documentation stay above the attribute.</summary>
    private static SyntaxNode WithList(SyntaxNode method, AttributeListSyntax list)
    {
        AttributeListSyntax placed = list.WithLeadingTrivia(method.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        SyntaxNode bare = method.WithLeadingTrivia(SyntaxFactory.ElasticMarker);
        SyntaxNode changed = bare switch
        {
            MethodDeclarationSyntax ordinary => ordinary.WithAttributeLists(ordinary.AttributeLists.Insert(0, placed)),
            LocalFunctionStatementSyntax local => local.WithAttributeLists(local.AttributeLists.Insert(0, placed)),
            _ => bare,
        };
        return changed.WithAdditionalAnnotations(Formatter.Annotation);
    }
}
