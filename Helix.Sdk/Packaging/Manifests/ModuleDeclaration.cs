using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build;
using Mono.Cecil;

namespace Helix.Sdk.Packaging.Manifests;

/// <summary>Reads what a module's class declares by its attributes, from the compiled assembly.</summary>
internal sealed class ModuleDeclaration
{
    private const string Attributes = "Helix.Interfaces.Modules.";

    private readonly TypeDefinition _type;
    private readonly CustomAttribute _attribute;

    private ModuleDeclaration(TypeDefinition type)
    {
        _type = type;
        _attribute = Of(type, "HelixModuleAttribute").Single();
    }

    /// <summary>Reads the one module in an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="buildId">The build id of the kernel that the module is for.</param>
    /// <exception cref="BuildFailureException">The assembly has no module, or several.</exception>
    public static ModuleManifest Read(ModuleDefinition assembly, byte[] buildId)
    {
        TypeDefinition[] modules = [.. assembly.GetTypes().Where(static type => Of(type, "HelixModuleAttribute").Any())];
        if (modules.Length != 1)
        {
            string found = modules.Length == 0 ? "none" : string.Join(", ", modules.Select(static type => type.FullName));
            throw new BuildFailureException($"{assembly.FileName}: a module file has exactly one class with [HelixModule]; here is {found}");
        }

        return new ModuleDeclaration(modules[0]).Read(Target(assembly), buildId);
    }

    private ModuleManifest Read(ModuleVersion target, byte[] buildId)
    {
        var name = (string)_attribute.ConstructorArguments[0].Value;
        uint id = Property("Id", 0u);
        var metadata = new ModuleMetadata(
            id != 0 ? id : IdOf(name), name, Version(Property("Version", "1.0.0")), Property("Description", ""), Property("Author", "Helix"),
            Property("Licence", "MIT"), (ModuleFlags)Property("Flags", (int)ModuleFlags.KernelSpace));
        return new ModuleManifest(
            metadata, (FaultPolicy)Property("OnFault", (int)FaultPolicy.Restart), [.. Provides()], [.. Requires()], target, buildId);
    }

    private IEnumerable<ManifestInterface> Provides()
    {
        foreach (CustomAttribute provides in Of(_type, "ProvidesAttribute`1"))
        {
            CustomAttribute contract = ContractOf(provides);
            yield return new ManifestInterface(
                (ushort)contract.ConstructorArguments[0].Value, (string)contract.ConstructorArguments[1].Value,
                Version((string)contract.ConstructorArguments[2].Value));
        }
    }

    private IEnumerable<ManifestDependency> Requires()
    {
        foreach (CustomAttribute requires in Of(_type, "RequiresAttribute`1"))
        {
            CustomAttribute contract = ContractOf(requires);
            string text = requires.ConstructorArguments.Count == 0 ? "*" : (string)requires.ConstructorArguments[0].Value;
            bool optional = requires.Properties.Any(static property => property.Name == "Optional" && (bool)property.Argument.Value);
            yield return new ManifestDependency(
                (ushort)contract.ConstructorArguments[0].Value, (string)contract.ConstructorArguments[1].Value,
                VersionRange.TryParse(text, out VersionRange? range) ? range : throw Fault($"'{text}' is no version range"),
                optional ? DependencyNeed.Optional : DependencyNeed.Required);
        }
    }

    private CustomAttribute ContractOf(CustomAttribute attribute)
    {
        TypeReference contract = ((GenericInstanceType)attribute.AttributeType).GenericArguments[0];
        TypeDefinition definition = contract.Resolve() ?? throw Fault($"the interface {contract.FullName} is not found");
        return Of(definition, "ContractAttribute").FirstOrDefault() ?? throw Fault($"{contract.FullName} is no contract: it has no [Contract]");
    }

    private T Property<T>(string name, T fallback)
    {
        CustomAttributeNamedArgument property = _attribute.Properties.FirstOrDefault(property => property.Name == name);
        return property.Name is null ? fallback : (T)property.Argument.Value;
    }

    private ModuleVersion Version(string text) =>
        ModuleVersion.TryParse(text, out ModuleVersion version) ? version : throw Fault($"'{text}' is no version");

    // The same as the generator's, which registers the class in the kernel.
    private static uint IdOf(string name)
    {
        uint hash = 2166136261;
        foreach (char character in name)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }

    private static IEnumerable<CustomAttribute> Of(TypeDefinition type, string attribute) => type.CustomAttributes
        .Where(item => item.AttributeType.GetElementType().FullName == Attributes + attribute);

    private static ModuleVersion Target(ModuleDefinition assembly)
    {
        Version? version = assembly.AssemblyReferences.FirstOrDefault(static reference => reference.Name == "Helix.Interfaces")?.Version;
        return version is null ? default : new ModuleVersion((ushort)version.Major, (ushort)version.Minor, (ushort)version.Build);
    }

    private BuildFailureException Fault(string what) => new($"{_type.FullName}: {what}");
}
