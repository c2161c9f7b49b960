using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>Reads the hardware that a module class declares.</summary>
internal sealed class ResourceReader(INamedTypeSymbol type, List<Finding> findings)
{
    private const int InterruptLines = 16;
    private const int PortSpace = 0x10000;

    private readonly HashSet<string> _names = [];

    /// <summary>The rows of the module's table of resources.</summary>
    public IEnumerable<string> Read() => type.GetAttributes().Select(Row).OfType<string>();

    private string? Row(AttributeData attribute) => attribute.AttributeClass?.PlainName() switch
    {
        Names.UsesPorts => Ports(attribute.Argument(0, ""), attribute.Argument<ushort>(1, 0), attribute.Argument<ushort>(2, 0)),
        Names.UsesInterrupt => Interrupt(attribute.Argument(0, ""), attribute.Argument<byte>(1, 0)),
        Names.UsesMemory => Memory(attribute.Argument(0, ""), attribute.Argument<ulong>(1, 0), attribute.Argument<ulong>(2, 0)),
        Names.UsesFramebuffer => Declare("Framebuffer", attribute.Argument(0, ""), 0, 0),
        _ => null,
    };

    private string Ports(string name, ushort first, ushort count)
    {
        Check(name, count > 0, "it has no ports");
        Check(name, first + count <= PortSpace, "it leaves the port space");
        return Declare("Ports", name, first, count);
    }

    private string Interrupt(string name, byte line)
    {
        Check(name, line < InterruptLines, "the line is not 0 to 15");
        return Declare("Interrupt", name, line, 1);
    }

    private string Memory(string name, ulong address, ulong sizeBytes)
    {
        Check(name, sizeBytes > 0, "it has no bytes");
        Check(name, address + sizeBytes >= address, "it leaves the address space");
        return Declare("Memory", name, address, sizeBytes);
    }

    private string Declare(string kind, string name, ulong start, ulong length)
    {
        Check(name, ModuleReader.IsName(name), "the name is not lower-case letters, digits and hyphens");
        Check(name, _names.Add(name), "the name is used twice");
        return string.Format(
            CultureInfo.InvariantCulture, "new ResourceDeclaration(ResourceKind.{0}, {1}, {2}ul, {3}ul)", kind, name.Literal(), start, length);
    }

    private void Check(string name, bool condition, string problem)
    {
        if (!condition)
        {
            findings.Add(Finding.At(Rules.BadResource, type, name, type.Name, problem));
        }
    }
}
