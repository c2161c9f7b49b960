using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>Reads a class with [HelixModule] and writes the code that registers it.</summary>
internal sealed class ModuleReader
{
    private readonly INamedTypeSymbol _type;
    private readonly AttributeData _attribute;
    private readonly List<Finding> _findings = [];

    private ModuleReader(INamedTypeSymbol type, AttributeData attribute)
    {
        _type = type;
        _attribute = attribute;
    }

    public static Declaration Read(INamedTypeSymbol type, AttributeData attribute) => new ModuleReader(type, attribute).Read();

    /// <summary>Whether the text may name a module, a command or a resource.</summary>
    public static bool IsName(string text) => Regex.IsMatch(text, "^[a-z][a-z0-9-]*$");

    private Declaration Read()
    {
        string name = _attribute.Argument(0, "");
        CheckType(name);
        string code = Registration(name);
        Finding taken = Finding.At(Rules.DuplicateName, _type, name, "");
        return new Declaration(name, _type.GlobalName(), _findings.Count == 0 ? code : "", taken, new EquatableList<Finding>(_findings));
    }

    private void CheckType(string name)
    {
        if (!_type.DerivesFrom(Names.Module))
        {
            Report(Rules.NotAModule, _type.Name);
        }

        if (!_type.CanBeCreated())
        {
            Report(Rules.NoFactory, _type.Name);
        }

        if (!IsName(name))
        {
            Report(Rules.BadName, name);
        }
    }

    private string Registration(string name)
    {
        var code = new StringBuilder();
        code.AppendLine("        ModuleCatalog.Add(new ModuleDescriptor(");
        code.AppendLine("            " + Metadata(name) + ",");
        code.AppendLine("            static () => new " + _type.GlobalName() + "(),");
        code.AppendLine("            new ProvidedInterface[] { " + string.Join(", ", Provided()) + " },");
        code.AppendLine("            new RequiredInterface[] { " + string.Join(", ", Required()) + " },");
        code.AppendLine("            new ResourceDeclaration[] { " + string.Join(", ", new ResourceReader(_type, _findings).Read()) + " })");
        code.AppendLine("        { OnFault = (FaultPolicy)" + _attribute.Named("OnFault", 0) + " });");
        return code.ToString();
    }

    private string Metadata(string name)
    {
        string version = _attribute.Named("Version", "1.0.0");
        if (!Versions.TryParse(version, out _))
        {
            Report(Rules.BadVersion, version);
        }

        uint id = _attribute.Named("Id", 0u);
        return string.Concat(
            "new ModuleMetadata(", (id != 0 ? id : Hash(name)).ToString(), "u, ", name.Literal(),
            ", new ModuleVersion(", Versions.ToArguments(version), "), ",
            _attribute.Named("Description", "").Literal(), ", ",
            _attribute.Named("Author", "Helix").Literal(), ", ",
            _attribute.Named("Licence", "MIT").Literal(), ", (ModuleFlags)", _attribute.Named("Flags", 1).ToString(), ")");
    }

    private IEnumerable<string> Provided()
    {
        foreach (AttributeData provides in _type.Attributes(Names.Provides))
        {
            ITypeSymbol contract = provides.AttributeClass!.TypeArguments[0];
            if (!_type.Implements(contract))
            {
                Report(Rules.NotImplemented, _type.Name, contract.Name);
            }

            if (ContractOf(contract) is { } row)
            {
                yield return $"new ProvidedInterface({row}, new ModuleVersion({Versions.ToArguments(ContractVersion(contract))}))";
            }
        }
    }

    private IEnumerable<string> Required()
    {
        foreach (AttributeData requires in _type.Attributes(Names.Requires))
        {
            ITypeSymbol contract = requires.AttributeClass!.TypeArguments[0];
            string range = requires.Argument(0, "*");
            if (!Versions.IsRange(range))
            {
                Report(Rules.BadRange, range);
            }

            bool optional = requires.Named("Optional", false);
            if (!optional && ProvidesContract(contract))
            {
                Report(Rules.RequiresItself, _type.Name, contract.Name);
            }

            if (ContractOf(contract) is { } row)
            {
                string need = optional ? "Optional" : "Required";
                yield return $"new RequiredInterface({row}, VersionRange.Parse({range.Literal()}), DependencyNeed.{need})";
            }
        }
    }

    private bool ProvidesContract(ITypeSymbol contract) => _type.Attributes(Names.Provides)
        .Any(provides => SymbolEqualityComparer.Default.Equals(provides.AttributeClass!.TypeArguments[0], contract));

    private string? ContractOf(ITypeSymbol contract)
    {
        AttributeData? attribute = contract.Attributes(Names.Contract).FirstOrDefault();
        if (attribute is null || contract.TypeKind != TypeKind.Interface)
        {
            Report(Rules.NoContract, contract.Name);
            return null;
        }

        return $"typeof({contract.GlobalName()}), {attribute.Argument(1, "").Literal()}";
    }

    private static string ContractVersion(ITypeSymbol contract) => contract.Attributes(Names.Contract).First().Argument(2, "");

    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }

    private void Report(DiagnosticDescriptor rule, params string[] arguments) => _findings.Add(Finding.At(rule, _type, arguments));
}
