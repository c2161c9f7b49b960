using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>Reads an interface with [Contract] or [UserPartOf] and checks that a slot can stand for it.</summary>
internal sealed class ContractReader
{
    /// <summary>The slots' assembly code has a stub for each of so many functions (Helix.Kernel/Runtime/Slots).</summary>
    private const int MostFunctions = 64;

    /// <summary>What the general registers hold.</summary>
    private const int MostWords = 6;

    private readonly INamedTypeSymbol _type;
    private readonly List<Finding> _findings = [];

    private ContractReader(INamedTypeSymbol type) => _type = type;

    public static ContractDeclaration Read(INamedTypeSymbol type, AttributeData attribute) => new ContractReader(type).Read(attribute);

    private ContractDeclaration Read(AttributeData attribute)
    {
        bool isUserPart = attribute.AttributeClass!.IsGenericType;
        AttributeData? contract = isUserPart
            ? attribute.AttributeClass.TypeArguments[0].Attributes(Names.Contract).FirstOrDefault()
            : attribute;
        if (contract is null)
        {
            Report(_type, Rules.NoContract, attribute.AttributeClass.TypeArguments[0].Name);
        }

        string version = contract?.Argument(2, "") ?? "";
        if (contract is not null && !Versions.TryParse(version, out _))
        {
            Report(_type, Rules.BadVersion, version);
            version = "0.0.0";
        }

        CheckType();
        IMethodSymbol[] methods = Methods(_type).ToArray();
        CheckFunctions(methods, isUserPart ? attribute.AttributeClass.TypeArguments[0] as INamedTypeSymbol : null);
        string answers = _findings.Count == 0 ? string.Concat(Closure(_type).SelectMany(Members).Select(ContractWriter.Answer)) : "";
        ContractFunctionRow[] rows = _findings.Count == 0 ? methods.Select((method, slot) => Row(methods, method, slot)).ToArray() : [];
        return new ContractDeclaration(
            _type.GlobalName(),
            _type.ContainingNamespace.IsGlobalNamespace ? "" : _type.ContainingNamespace.ToDisplayString(),
            BaseName(_type.Name),
            _type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            contract?.Argument<ushort>(0, 0) ?? 0,
            contract?.Argument(1, "") ?? "",
            contract is null ? "" : Versions.ToArguments(version),
            isUserPart ? "User" : "System",
            string.Join(", ", _type.AllInterfaces.Select(parent => $"typeof({parent.GlobalName()})")),
            new EquatableList<ContractFunctionRow>(rows),
            answers,
            new EquatableList<Finding>(_findings));
    }

    private static string BaseName(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    /// <summary>The methods that dispatch knows by their place, accessors among them.</summary>
    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => !method.IsStatic);

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary });

    private static IEnumerable<INamedTypeSymbol> Closure(INamedTypeSymbol type) => new[] { type }.Concat(type.AllInterfaces);

    private void CheckType()
    {
        bool isVisible = _type.ContainingType is null && !_type.IsFileLocal
            && _type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal;
        if (!isVisible || _type.IsGenericType)
        {
            Report(_type, Rules.BadContract, _type.Name, "it is generic, nested in a type or private to a file");
        }

        foreach (INamedTypeSymbol parent in _type.AllInterfaces.Where(parent => !parent.Attributes(Names.Contract).Any()))
        {
            Report(_type, Rules.BadContract, _type.Name, $"it derives from '{parent.Name}', which has no [Contract]");
        }

        if (Closure(_type).Sum(type => Methods(type).Count()) > MostFunctions)
        {
            Report(_type, Rules.BadContract, _type.Name, $"it has more than {MostFunctions} functions");
        }
    }

    private void CheckFunctions(IMethodSymbol[] methods, INamedTypeSymbol? systemPart)
    {
        var taken = new Dictionary<int, ISymbol>();
        IEnumerable<INamedTypeSymbol> others = _type.AllInterfaces.Where(parent => parent.Attributes(Names.Contract).Any());
        foreach (IMethodSymbol other in others.Concat(systemPart is null ? [] : [systemPart]).SelectMany(Methods))
        {
            if (NumberOf(other) is { } number && (systemPart is not null || !taken.ContainsKey(number)))
            {
                taken[number] = other;
            }
        }

        foreach (IMethodSymbol method in methods)
        {
            CheckFunction(method);
            if (NumberOf(method) is not { } number)
            {
                Report(method, Rules.NoFunctionNumber, _type.Name, NameOf(method));
            }
            else if (taken.TryGetValue(number, out ISymbol other))
            {
                Report(method, Rules.DuplicateFunctionNumber, _type.Name, NameOf(method), number.ToString(), other.Name);
            }
            else
            {
                taken.Add(number, method);
            }
        }

        foreach (IEventSymbol found in _type.GetMembers().OfType<IEventSymbol>())
        {
            Report(found, Rules.BadFunction, _type.Name, found.Name, "an event, whose subscribers would be lost when the module is replaced");
        }
    }

    private void CheckFunction(IMethodSymbol method)
    {
        string? problem = method switch
        {
            { IsGenericMethod: true } => "generic",
            { IsAbstract: false } => "one with a body",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "one that returns a reference to a variable",
            { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } => "an indexer",
            { IsVararg: true } => "one with a variable argument list",
            _ => null,
        };
        if (problem is not null && method.AssociatedSymbol is not IEventSymbol)
        {
            Report(method, Rules.BadFunction, _type.Name, NameOf(method), problem);
        }

        int words = ArgumentWords.OfCall(method);
        if (words > MostWords)
        {
            Report(method, Rules.TooManyWords, _type.Name, NameOf(method), $"takes {words} words of arguments, 'this' and a return buffer included");
        }
        else if (words < 0)
        {
            Report(method, Rules.TooManyWords, _type.Name, NameOf(method), "takes a structure of more than 16 bytes by value");
        }
    }

    private static ContractFunctionRow Row(IMethodSymbol[] methods, IMethodSymbol method, int slot)
    {
        int number = NumberOf(method)!.Value;
        string name = NameOf(method);
        bool isOverloaded = methods.Count(other => NameOf(other) == name) > 1;
        return new ContractFunctionRow(
            number,
            name,
            isOverloaded ? name + number.ToString("X2") : name,
            slot,
            ContractWriter.Signature(method),
            ContractWriter.ReturnType(method),
            ContractWriter.Parameters(method),
            ContractWriter.Binding(method));
    }

    /// <summary>A getter goes by its property's name.</summary>
    private static string NameOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.PropertyGet => method.AssociatedSymbol!.Name,
        MethodKind.PropertySet => "Set" + method.AssociatedSymbol!.Name,
        _ => method.Name,
    };

    /// <summary>The number of a method; that of a property is its getter's, a setter has one of its own.</summary>
    private static int? NumberOf(IMethodSymbol method)
    {
        AttributeData? own = method.Attributes(Names.Function).FirstOrDefault();
        if (own is null && method.AssociatedSymbol is IPropertySymbol property
            && (method.MethodKind == MethodKind.PropertyGet || property.GetMethod is null))
        {
            own = property.Attributes(Names.Function).FirstOrDefault();
        }

        return own?.Argument<ushort>(0, 0);
    }

    private void Report(ISymbol symbol, DiagnosticDescriptor rule, params string[] arguments) => _findings.Add(Finding.At(rule, symbol, arguments));
}
