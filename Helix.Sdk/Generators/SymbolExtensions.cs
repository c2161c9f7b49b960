using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Helix.Sdk.Generators;

/// <summary>Questions to the compiler's symbols.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat PlainFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>The name with namespaces, such as <c>Helix.Interfaces.Primitives.Result&lt;T&gt;</c>.</summary>
    public static string PlainName(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(PlainFormat);

    /// <summary>The name as generated code writes it.</summary>
    public static string GlobalName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static bool DerivesFrom(this INamedTypeSymbol type, string baseName)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.PlainName() == baseName)
            {
                return true;
            }
        }

        return false;
    }

    public static bool Implements(this INamedTypeSymbol type, ITypeSymbol contract) =>
        type.AllInterfaces.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate, contract));

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass?.PlainName() == name);

    /// <summary>Whether generated code in the same assembly can say <c>new Type()</c>.</summary>
    public static bool CanBeCreated(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsGenericType || current.IsFileLocal || !IsVisible(current.DeclaredAccessibility))
            {
                return false;
            }
        }

        return type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false }
            && type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && IsVisible(constructor.DeclaredAccessibility));
    }

    public static bool Overrides(this INamedTypeSymbol type, string method)
    {
        for (INamedTypeSymbol? current = type; current is not null && current.PlainName() != Names.Module; current = current.BaseType)
        {
            if (current.GetMembers(method).OfType<IMethodSymbol>().Any(member => member.IsOverride))
            {
                return true;
            }
        }

        return false;
    }

    public static T Named<T>(this AttributeData attribute, string name, T fallback)
    {
        foreach (KeyValuePair<string, TypedConstant> pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Value is T value)
            {
                return value;
            }
        }

        return fallback;
    }

    public static T Argument<T>(this AttributeData attribute, int index, T fallback) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Value is T value ? value : fallback;

    public static string Literal(this string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
