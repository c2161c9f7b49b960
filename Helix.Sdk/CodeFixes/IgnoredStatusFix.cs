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
/// For an ignored result (HLX030): passes an error on to the caller, where the method returns a Status or Result itself; or discards it with
/// <c>_ =</c>, where it does not matter.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class IgnoredStatusFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HLX030"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode call = root.FindNode(context.Span);
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement)
        {
            if (statement.Expression == call && PassesOn(statement, model) && model.GetTypeInfo(call).Type is { } type)
            {
                Offer(context, "Return the error", _ => Return(root, statement, model, type.Name));
            }

            Offer(context, "Discard it with '_ ='", _ => root.ReplaceNode(statement.Expression, Discarded(statement.Expression)));
        }
        else if (call is ExpressionSyntax expression)
        {
            Offer(context, "Discard it with '_ ='", _ => root.ReplaceNode(expression, Discarded(expression)));
        }
    }

    private static void Offer(CodeFixContext context, string title, System.Func<CancellationToken, SyntaxNode> change) => context.RegisterCodeFix(
        CodeAction.Create(title, cancellation => Task.FromResult(context.Document.WithSyntaxRoot(change(cancellation))), equivalenceKey: title),
        context.Diagnostics);

    private static ExpressionSyntax Discarded(ExpressionSyntax expression) =>
        SyntaxFactory.ParseExpression("_ = " + expression.WithoutTrivia()).WithTriviaFrom(expression);

    /// <summary>Whether the method around the statement returns a Status or Result, so that it can hand one on.</summary>
    private static bool PassesOn(ExpressionStatementSyntax statement, SemanticModel model) =>
        statement.Parent is BlockSyntax
        && model.GetEnclosingSymbol(statement.SpanStart) is IMethodSymbol { ReturnType.Name: "Status" or "Result" };

    private static SyntaxNode Return(SyntaxNode root, ExpressionStatementSyntax statement, SemanticModel model, string kind)
    {
        string[] taken = [.. model.LookupSymbols(statement.SpanStart).Select(symbol => symbol.Name)];
        string name = taken.Contains("status") ? "callStatus" : "status";
        string call = statement.Expression.WithoutTrivia() + (kind == "Result" ? ".Status" : "");
        StatementSyntax keep = SyntaxFactory.ParseStatement($"Status {name} = {call};")
            .WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        StatementSyntax test = SyntaxFactory.ParseStatement($"if ({name}.IsError())\n{{\n    return {name};\n}}")
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed, SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return root.ReplaceNode(statement, [keep, test]);
    }
}
