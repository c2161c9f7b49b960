using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Helix.Sdk.CodeFixes;

/// <summary>
/// For an allocation (HLX031) or something that waits (HLX032) in a method that promises to do neither: takes the promise back. Who calls the
/// method with such a promise of its own is told then.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BrokenPromiseFix : CodeFixProvider
{
    private const string Attribute = "NoHeapAllocation";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HLX031", "HLX032"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode? promiser = root.FindNode(context.Span, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(HasPromise);
        if (promiser is not null)
        {
            string title = $"Remove [{Attribute}] from '{NameOf(promiser)}'";
            context.RegisterCodeFix(
                CodeAction.Create(
                    title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(promiser, Without(promiser)))), equivalenceKey: "BrokenPromise"),
                context.Diagnostics);
        }
    }

    private static bool HasPromise(SyntaxNode node) => Lists(node).Any(static list => list.Attributes.Any(IsPromise));

    private static bool IsPromise(AttributeSyntax attribute) =>
        attribute.Name.ToString().Split('.').Last() is Attribute or Attribute + "Attribute";

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.AttributeLists,
        BasePropertyDeclarationSyntax property => property.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        LocalFunctionStatementSyntax local => local.AttributeLists,
        _ => default,
    };

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        _ => "this",
    };

    // Other attributes of the same list stay; what is written above the list too.
    private static SyntaxNode Without(SyntaxNode node)
    {
        AttributeSyntax promise = Lists(node).SelectMany(static list => list.Attributes).First(IsPromise);
        var list = (AttributeListSyntax)promise.Parent!;
        if (list.Attributes.Count > 1)
        {
            return node.RemoveNode(promise, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        SyntaxNode bare = node.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        return Lists(node)[0] == list ? bare.WithLeadingTrivia(list.GetLeadingTrivia()) : bare;
    }
}
