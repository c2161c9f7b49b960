using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build;

namespace Helix.Sdk.Packaging;

/// <summary>What a module file is made from.</summary>
/// <param name="Assembly">The module's assembly.</param>
/// <param name="Objects">Its objects; the first is the compiled assembly's.</param>
/// <param name="References">The Helix assemblies that it refers to, directly or not.</param>
/// <param name="Kernel">The kernel that it is for, with symbols: <c>helix.elf</c>.</param>
/// <param name="Output">The file to write.</param>
public sealed record PackRequest(
    string Assembly, IReadOnlyList<string> Objects, IReadOnlyList<string> References, string Kernel, string Output)
{
    /// <summary>The module's <c>.spec</c>, or null.</summary>
    public string? Spec { get; init; }

    /// <summary>The PEM file of the private key to sign with, or null.</summary>
    public string? Key { get; init; }

    /// <summary>Reads a request from lines <c>name=value</c>, as the MSBuild target HelixModuleRequest writes them.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BuildFailureException">The file is missing, or a line that must be there.</exception>
    public static PackRequest Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new BuildFailureException($"{path} is not there");
        }

        ILookup<string, string> values = File.ReadLines(path)
            .Select(static line => line.Split('=', 2))
            .Where(static parts => parts.Length == 2 && parts[1].Length != 0)
            .ToLookup(static parts => parts[0], static parts => parts[1]);
        string Required(string name) => values[name].FirstOrDefault() ?? throw new BuildFailureException($"{path} does not say {name}");
        return new PackRequest(
            Required("assembly"), [Required("object"), .. values["object"].Skip(1)], [.. values["reference"]], Required("kernel"),
            Required("output"))
        {
            Spec = values["spec"].FirstOrDefault(),
            Key = values["key"].FirstOrDefault(),
        };
    }
}
