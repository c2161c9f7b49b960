using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>Reads a class with [ShellCommand] and writes the code that registers it.</summary>
internal static class CommandReader
{
    public static Declaration Read(INamedTypeSymbol type, AttributeData attribute)
    {
        var findings = new List<Finding>();
        string name = attribute.Argument(0, "");
        if (!type.CanBeCreated() || !type.AllInterfaces.Any(candidate => candidate.PlainName() == Names.IShellCommand))
        {
            findings.Add(Finding.At(Rules.BadCommand, type, type.Name));
        }

        if (!ModuleReader.IsName(name))
        {
            findings.Add(Finding.At(Rules.BadName, type, name));
        }

        string code = string.Concat(
            "        CommandCatalog.Add(new CommandDescriptor(", name.Literal(), ", ", attribute.Argument(1, "").Literal(), ", ",
            attribute.Argument(2, "").Literal(), ", static () => new ", type.GlobalName(), "()));\n");
        Finding taken = Finding.At(Rules.DuplicateName, type, name, "");
        return new Declaration(name, type.GlobalName(), findings.Count == 0 ? code : "", taken, new EquatableList<Finding>(findings));
    }
}
