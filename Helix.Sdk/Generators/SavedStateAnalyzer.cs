using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Helix.Sdk.Generators;

/// <summary>Reports a module that says it is hot-reloadable but hands no state to its successor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SavedStateAnalyzer : DiagnosticAnalyzer
{
    private const int HotReloadable = 4;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NoSaveState];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? module = type.Attributes(Names.HelixModule).FirstOrDefault();
        bool hotReloadable = module is not null && (module.Named("Flags", 0) & HotReloadable) != 0;
        if (hotReloadable && !(type.Overrides("SaveState") && type.Overrides("RestoreState")))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NoSaveState, type.Locations[0], type.Name));
        }
    }
}
