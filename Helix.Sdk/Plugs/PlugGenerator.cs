using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Helix.Sdk.Plugs;

/// <summary>
/// Binds methods marked <c>[XSharpPlug("Symbol")]</c> to functions of the project's X# sources, which it gets as
/// additional files, and reports at the C# line what does not fit.
/// </summary>
[Generator]
public sealed class PlugGenerator : IIncrementalGenerator
{
    private const string AttributeName = "Helix.XSharp.XSharpPlugAttribute";
    private const string ImportName = "System.Runtime.RuntimeImportAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource("XSharpPlugAttribute.g.cs", SourceText.From("#nullable enable\n" + PlugSource.Attribute, Encoding.UTF8));
        });

        IncrementalValueProvider<ImmutableArray<XSharpDefinition>> definitions = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".xs", StringComparison.OrdinalIgnoreCase))
            .SelectMany(static (file, cancel) => XSharpScanner.Scan(Path.GetFileName(file.Path), file.GetText(cancel)?.ToString() ?? ""))
            .Collect();
        IncrementalValueProvider<bool> isOn = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            !(options.GlobalOptions.TryGetValue("build_property.XSharpPlugs", out string? value)
                && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase)));
        IncrementalValueProvider<bool> needsImport = context.CompilationProvider.Select(static (compilation, _) =>
            compilation.GetTypeByMetadataName(ImportName) is not { } type || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
        IncrementalValuesProvider<GeneratorAttributeSyntaxContext> plugs =
            context.SyntaxProvider.ForAttributeWithMetadataName(AttributeName, static (node, _) => node is MethodDeclarationSyntax, static (plug, _) => plug);

        context.RegisterSourceOutput(plugs.Combine(definitions).Combine(isOn), static (output, input) =>
            Emit(output, input.Left.Left, input.Left.Right, input.Right));
        context.RegisterSourceOutput(plugs.Collect().Combine(needsImport), static (output, input) =>
        {
            if (input.Left.Length > 0 && input.Right)
            {
                output.AddSource("RuntimeImportAttribute.g.cs", SourceText.From(PlugSource.Import, Encoding.UTF8));
            }
        });
    }

    private static void Emit(
        SourceProductionContext output, GeneratorAttributeSyntaxContext plug, ImmutableArray<XSharpDefinition> definitions, bool isOn)
    {
        var method = (IMethodSymbol)plug.TargetSymbol;
        AttributeData attribute = plug.Attributes[0];
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not string symbol)
        {
            return;
        }

        string? fallback = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Fallback").Value.Value as string;
        List<Diagnostic> found = [.. PlugChecks.Check(method, symbol, fallback, definitions)];
        found.ForEach(output.ReportDiagnostic);
        if (found.Any(diagnostic => diagnostic.Id == PlugRules.NotPartial.Id))
        {
            return;
        }

        string source = PlugSource.Implementation(method, (MethodDeclarationSyntax)plug.TargetNode, symbol, fallback, isOn);
        string name = $"{method.ContainingType.ToDisplayString().Replace('<', '_').Replace('>', '_')}.{method.Name}.{symbol}.g.cs";
        output.AddSource(name, SourceText.From(source, Encoding.UTF8));
    }
}
