using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Helix.Sdk.CodeFixes;

/// <summary>
/// For a hot-reloadable module without SaveState or RestoreState (HLX010): writes both, with a tag for each field that is a whole number, a
/// truth value or a text. What else the module holds is its author's affair.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SavedStateFix : CodeFixProvider
{
    private const string Title = "Save and restore the fields";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HLX010"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (CompilationUnitSyntax)(await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } module
            && model.GetDeclaredSymbol(module, context.CancellationToken) is INamedTypeSymbol type)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Write(root, module, type))), equivalenceKey: Title),
                context.Diagnostics);
        }
    }

    private static CompilationUnitSyntax Write(CompilationUnitSyntax root, ClassDeclarationSyntax module, INamedTypeSymbol type)
    {
        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(IsSaved)];
        List<string> texts = [];
        if (!HasOverride(type, "SaveState"))
        {
            texts.Add(SaveState(fields));
        }

        if (!HasOverride(type, "RestoreState"))
        {
            texts.Add(RestoreState(fields));
        }

        MemberDeclarationSyntax[] members = [.. texts.Select(static text => SyntaxFactory.ParseMemberDeclaration(text)!
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation))];
        return root.ReplaceNode(module, module.AddMembers(members))
            .WithUsing("System").WithUsing("Helix.Interfaces.Modules").WithUsing("Helix.Interfaces.Primitives");
    }

    private static bool HasOverride(INamedTypeSymbol type, string name) => type.GetMembers(name).Any(static member => member.IsOverride);

    private static bool IsSaved(IFieldSymbol field) =>
        field is { IsStatic: false, IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false } && (IsWhole(field.Type) || IsOther(field.Type));

    private static bool IsWhole(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || type.SpecialType is
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    private static bool IsOther(ITypeSymbol type) => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;

    private static string SaveState(IFieldSymbol[] fields)
    {
        var text = new StringBuilder("public override Result<byte[]> SaveState()\n{\nvar writer = new StateWriter(layoutVersion: 1);\n");
        for (int i = 0; i < fields.Length; i++)
        {
            string value = fields[i].Type.SpecialType switch
            {
                SpecialType.System_Boolean => fields[i].Name + " ? 1 : 0",
                SpecialType.System_String => fields[i].Name + (fields[i].NullableAnnotation == NullableAnnotation.Annotated ? " ?? \"\"" : ""),
                _ => "unchecked((long)" + fields[i].Name + ")",
            };
            text.Append($"writer.Write({i + 1}, {value});\n");
        }

        return text.Append("return writer.ToArray();\n}\n").ToString();
    }

    /// <summary>Nothing changes before everything could be read.</summary>
    private static string RestoreState(IFieldSymbol[] fields)
    {
        var text = new StringBuilder(
            "public override Status RestoreState(ReadOnlySpan<byte> state)\n{\nif (!StateReader.Open(state).TryGet(out StateReader? reader))\n{\nreturn Status.Corrupt;\n}\n\n");
        for (int i = 0; i < fields.Length; i++)
        {
            (string kind, string method) = fields[i].Type.SpecialType == SpecialType.System_String ? ("string", "ReadText") : ("long", "ReadNumber");
            text.Append($"Result<{kind}> {Local(fields[i])} = reader.{method}({i + 1});\n");
        }

        if (fields.Length > 0)
        {
            text.Append($"if (!({string.Join(" && ", fields.Select(static field => Local(field) + ".IsOk"))}))\n{{\nreturn Status.Corrupt;\n}}\n\n");
        }

        foreach (IFieldSymbol field in fields)
        {
            text.Append(field.Type.SpecialType switch
            {
                SpecialType.System_Boolean => $"{field.Name} = {Local(field)}.Value != 0;\n",
                SpecialType.System_String => $"{field.Name} = {Local(field)}.Value;\n",
                _ => $"{field.Name} = unchecked(({field.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}){Local(field)}.Value);\n",
            });
        }

        return text.Append("return Status.Ok;\n}\n").ToString();
    }

    private static string Local(IFieldSymbol field) => "saved" + char.ToUpperInvariant(field.Name.TrimStart('_')[0]) + field.Name.TrimStart('_').Substring(1);
}
