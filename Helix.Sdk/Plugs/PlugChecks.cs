using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Plugs;

/// <summary>Compares a method with the X# function that it is bound to.</summary>
internal static class PlugChecks
{
    private const int IntegerRegisters = 6;
    private const int FloatingRegisters = 8;

    /// <summary>Returns everything that is wrong, none when the plug fits.</summary>
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, string symbol, string? fallback, ImmutableArray<XSharpDefinition> definitions)
    {
        Location location = method.Locations[0];
        if (!method.IsStatic || !method.IsPartialDefinition || method.IsGenericMethod || method.PartialImplementationPart != null)
        {
            yield return Diagnostic.Create(PlugRules.NotPartial, location);
            yield break;
        }

        List<string> types = [.. method.Parameters.Select(PlugType.Of), PlugType.Of(method.ReturnType)];
        for (int i = 0; i < types.Count; i++)
        {
            if (types[i].Length == 0)
            {
                ISymbol type = i < method.Parameters.Length ? method.Parameters[i].Type : method.ReturnType;
                yield return Diagnostic.Create(PlugRules.NotPassed, location, type.ToDisplayString());
            }
        }

        int floating = types.Take(types.Count - 1).Count(PlugType.IsFloating);
        int integers = types.Count - 1 - floating;
        if (integers > IntegerRegisters || floating > FloatingRegisters)
        {
            yield return Diagnostic.Create(PlugRules.TooMany, location, integers, floating);
        }

        if (fallback != null && !HasFallback(method, fallback))
        {
            yield return Diagnostic.Create(PlugRules.NoFallback, location, fallback);
        }

        foreach (Diagnostic found in CheckDefinition(location, symbol, types, definitions))
        {
            yield return found;
        }
    }

    private static IEnumerable<Diagnostic> CheckDefinition(
        Location location, string symbol, List<string> types, ImmutableArray<XSharpDefinition> definitions)
    {
        XSharpDefinition[] matches = [.. definitions.Where(definition => definition.Symbol == symbol)];
        if (matches.Length == 0)
        {
            string? near = definitions.Select(definition => definition.Symbol)
                .FirstOrDefault(name => string.Equals(name, symbol, StringComparison.OrdinalIgnoreCase)
                    || name.EndsWith("_" + symbol, StringComparison.Ordinal));
            yield return Diagnostic.Create(PlugRules.NotDefined, location, symbol, near == null ? "" : $"; did you mean '{near}'?");
        }
        else if (matches.Length > 1)
        {
            yield return Diagnostic.Create(PlugRules.DefinedTwice, location, symbol, string.Join(", ", matches.Select(Place)));
        }
        else if (matches[0].Signature is { } signature && XSharpScanner.Types(signature) is { } declared
            && !(declared.Count == types.Count && declared.Zip(types, (xsharp, csharp) => PlugType.Fit(csharp, xsharp)).All(fits => fits)))
        {
            string own = $"({string.Join(", ", types.Take(types.Count - 1))}) -> {types[types.Count - 1]}";
            yield return Diagnostic.Create(PlugRules.Differs, location, symbol, signature, Place(matches[0]), own);
        }
    }

    private static string Place(XSharpDefinition definition) => $"{definition.File}({definition.Line})";

    private static bool HasFallback(IMethodSymbol method, string name) => method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(
        other => other.IsStatic && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType)
            && other.Parameters.Length == method.Parameters.Length
            && other.Parameters.Zip(method.Parameters, (left, right) =>
                left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(same => same));
}
