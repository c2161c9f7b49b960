using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Keep;
using Mono.Cecil;

namespace Helix.Sdk.Build.Verification;

/// <summary>
/// Compares the method tables of an object with the metadata: each must name all interfaces of its type and, of those that
/// the type itself introduces, dispatch every method. A compiler that compiles separately gets this wrong without help
/// (see <see cref="KeepAssembly"/>), and the result would be failing casts and calls of the wrong method.
/// </summary>
/// <param name="names">The types of all assemblies that the object may instantiate.</param>
public sealed class InterfaceVerifier(TypeNames names)
{
    private const int FaultsShown = 20;

    /// <summary>Verifies an object.</summary>
    /// <param name="source">The object.</param>
    /// <exception cref="BuildFailureException">The object would misbehave.</exception>
    public void Require(ElfObject source)
    {
        InterfaceReport report = Verify(source);
        if (report.Faults.Count > 0)
        {
            throw new BuildFailureException(
                $"{source.Name}: {report.Faults.Count} faults in interface maps; the first are:\n  " + string.Join("\n  ", report.Faults.Take(FaultsShown)));
        }
    }

    /// <summary>Compares an object's method tables with the metadata.</summary>
    /// <param name="source">The object.</param>
    /// <returns>How many method tables were compared, and what is wrong.</returns>
    public InterfaceReport Verify(ElfObject source)
    {
        int verified = 0;
        var unknown = new List<string>();
        var faults = new List<string>();
        foreach (MethodTable table in MethodTableReader.Read(source))
        {
            IReadOnlyList<TypeDefinition> candidates = names.Find(table.Name);
            if (candidates.Count == 0)
            {
                unknown.Add(table.Name);
                continue;
            }

            verified++;
            List<string>[] found = [.. candidates.Select(type => Compare(table, type))];
            if (found.All(list => list.Count > 0))
            {
                faults.AddRange(found[0]);
            }
        }

        return new InterfaceReport(verified, unknown, faults);
    }

    private List<string> Compare(MethodTable table, TypeDefinition type)
    {
        var faults = new List<string>();
        List<TypeDefinition> expected = TypeInterfaces.All(type);
        string[] expectedNames = [.. expected.Select(TypeNames.SymbolName)];
        string[] actualNames = [.. table.Interfaces.Select(WithoutArguments)];
        foreach (string missing in expected.Where(KeptInterfaces.IsKept).Select(TypeNames.SymbolName).Except(actualNames))
        {
            faults.Add($"{table.Name}: its method table lacks the interface {missing}");
        }

        foreach (string extra in actualNames.Except(expectedNames))
        {
            faults.Add($"{table.Name}: its method table has the interface {extra}, which the metadata does not");
        }

        if (!type.IsInterface && faults.Count == 0)
        {
            CompareDispatch(table, type, faults);
        }

        return faults;
    }

    private void CompareDispatch(MethodTable table, TypeDefinition type, List<string> faults)
    {
        HashSet<string> inherited = [.. TypeInterfaces.OfBase(type).Select(TypeNames.SymbolName)];
        for (int i = 0; i < table.Interfaces.Count; i++)
        {
            string name = WithoutArguments(table.Interfaces[i]);
            if (inherited.Contains(name))
            {
                continue;
            }

            // Slot 0 of a generic interface holds its dictionary.
            int first = table.Interfaces[i].Contains('<', StringComparison.Ordinal) ? 1 : 0;
            int slots = names.Find(name).Where(KeptInterfaces.IsKept).Select(TypeInterfaces.SlotCount).DefaultIfEmpty(0).Min();
            for (int slot = first; slot < first + slots; slot++)
            {
                if (!table.Dispatch.Contains(new DispatchEntry(i, slot)))
                {
                    faults.Add($"{table.Name}: its dispatch map lacks method {slot - first} of {name}");
                }
            }
        }
    }

    private static string WithoutArguments(string name)
    {
        int arguments = name.IndexOf('<');
        return arguments < 0 ? name : name[..arguments];
    }
}
