using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Helix.Sdk.Generators;

/// <summary>A diagnostic in a form that can be compared and cached: it holds no syntax tree.</summary>
internal sealed record Finding(string RuleId, string FilePath, TextSpan Span, LinePositionSpan Lines, EquatableList<string> Arguments)
{
    public static Finding At(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments)
    {
        Location location = symbol.Locations.Length > 0 ? symbol.Locations[0] : Location.None;
        FileLinePositionSpan lines = location.GetLineSpan();
        return new Finding(rule.Id, lines.Path ?? "", location.SourceSpan, lines.Span, new EquatableList<string>(arguments));
    }

    public Diagnostic ToDiagnostic()
    {
        Location location = FilePath.Length == 0 ? Location.None : Location.Create(FilePath, Span, Lines);
        return Diagnostic.Create(Rules.ById(RuleId), location, [.. Arguments]);
    }
}
