using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Plugs;

/// <summary>What can be wrong with a plug; each is reported at the C# method.</summary>
internal static class PlugRules
{
    public static readonly DiagnosticDescriptor NotDefined = Rule("XSP001", "no X# source of this project defines '{0}'{1}");

    public static readonly DiagnosticDescriptor DefinedTwice = Rule("XSP002", "'{0}' is defined more than once: {1}");

    public static readonly DiagnosticDescriptor NotPartial =
        Rule("XSP003", "a plug is a 'static partial' method without a body, in partial types: static partial ulong Name(ulong argument);");

    public static readonly DiagnosticDescriptor NotPassed =
        Rule("XSP004", "'{0}' does not pass in a register; use integers, floating point, enumerations, pointers or references to them");

    public static readonly DiagnosticDescriptor TooMany =
        Rule("XSP005", "a plug takes at most 6 integers and addresses and 8 floating point numbers, not {0} and {1}");

    public static readonly DiagnosticDescriptor Differs = Rule("XSP006", "the X# function '{0}' is {1} at {2}, but this method is {3}");

    public static readonly DiagnosticDescriptor NoFallback =
        Rule("XSP007", "there is no static method '{0}' here with the parameters and the result of the plug");

    private static DiagnosticDescriptor Rule(string id, string message) =>
        new(id, "X# plug", message, "XSharp", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
