using System;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Plugs;

/// <summary>The types that pass in one register by the System V convention, under the names that signatures use.</summary>
internal static class PlugType
{
    private static readonly string[] _known =
    [
        "void", "bool", "byte", "sbyte", "char", "short", "ushort", "int", "uint", "long", "ulong", "nint", "nuint", "float", "double", "*",
    ];

    public static bool IsKnown(string type) => Array.IndexOf(_known, type) >= 0;

    public static bool IsFloating(string type) => type is "float" or "double";

    public static string Normalise(string type) => type.EndsWith("*", StringComparison.Ordinal) ? "*" : type;

    /// <summary>Whether C# and X# mean the same by two types: pointers, references and native integers are all addresses.</summary>
    public static bool Fit(string csharp, string xsharp) =>
        csharp == xsharp || (csharp is "*" or "nint" or "nuint" && xsharp is "*" or "nint" or "nuint");

    /// <summary>The name of a parameter's type; empty when it does not pass in one register.</summary>
    public static string Of(IParameterSymbol parameter) => parameter.RefKind == RefKind.None ? Of(parameter.Type) : "*";

    /// <summary>The name of a type; empty when it does not pass in one register.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "*",
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Of(underlying),
        _ => type.SpecialType switch
        {
            SpecialType.System_Void => "void",
            SpecialType.System_Boolean => "bool",
            SpecialType.System_Byte => "byte",
            SpecialType.System_SByte => "sbyte",
            SpecialType.System_Char => "char",
            SpecialType.System_Int16 => "short",
            SpecialType.System_UInt16 => "ushort",
            SpecialType.System_Int32 => "int",
            SpecialType.System_UInt32 => "uint",
            SpecialType.System_Int64 => "long",
            SpecialType.System_UInt64 => "ulong",
            SpecialType.System_IntPtr => "nint",
            SpecialType.System_UIntPtr => "nuint",
            SpecialType.System_Single => "float",
            SpecialType.System_Double => "double",
            _ => "",
        },
    };
}
