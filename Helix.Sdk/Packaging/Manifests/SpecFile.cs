using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build;

namespace Helix.Sdk.Packaging.Manifests;

/// <summary>
/// A module's <c>.spec</c>: lines <c>key = value</c> that take the place of what the module's class declares, and comments after <c>#</c>. The
/// keys are in docs/MODULE_FILES.md.
/// </summary>
internal sealed class SpecFile
{
    private readonly string _path;
    private int _line;

    private SpecFile(string path) => _path = path;

    /// <summary>Applies a file's lines to a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="manifest">What the class declares.</param>
    /// <exception cref="BuildFailureException">A line is wrong; the message has its number.</exception>
    public static ModuleManifest Apply(string path, ModuleManifest manifest)
    {
        if (!File.Exists(path))
        {
            throw new BuildFailureException($"{path} is not there");
        }

        return new SpecFile(path).Apply(File.ReadLines(path), manifest);
    }

    private ModuleManifest Apply(IEnumerable<string> lines, ModuleManifest manifest)
    {
        HashSet<string> seen = [];
        foreach (string line in lines)
        {
            _line++;
            string text = line.Split('#')[0].Trim();
            if (text.Length == 0)
            {
                continue;
            }

            string[] parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2)
            {
                throw Fault($"'{text}' is not of the form key = value");
            }

            manifest = seen.Add(parts[0]) ? Apply(parts[0], parts[1], manifest) : throw Fault($"{parts[0]} is there twice");
        }

        return manifest;
    }

    private ModuleManifest Apply(string key, string value, ModuleManifest manifest) => key switch
    {
        "name" => Change(manifest, manifest.Metadata with { Name = Name(value) }),
        "id" => Change(manifest, manifest.Metadata with { Id = Number(value) }),
        "version" => Change(manifest, manifest.Metadata with { Version = Version(value) }),
        "description" => Change(manifest, manifest.Metadata with { Description = value }),
        "author" => Change(manifest, manifest.Metadata with { Author = value }),
        "licence" => Change(manifest, manifest.Metadata with { Licence = value }),
        "flags" => Change(manifest, manifest.Metadata with { Flags = Flags(value) }),
        "policy" => manifest with { FaultPolicy = OneOf<FaultPolicy>(value) },
        "provides" => Check(manifest, "provides", value, manifest.Provides.Select(static item => item.Name)),
        "requires" => Check(manifest, "requires", value, manifest.Requires.Select(static item => item.Name)),
        _ => throw Fault(
            $"'{key}' is no key; there are name, id, version, description, author, licence, flags, policy, provides, requires"),
    };

    private static ModuleManifest Change(ModuleManifest manifest, ModuleMetadata metadata) => manifest with { Metadata = metadata };

    // What a module provides and requires is in its code; the file can only insist on it.
    private ModuleManifest Check(ModuleManifest manifest, string what, string value, IEnumerable<string> declared)
    {
        string[] listed = Words(value);
        string[] actual = [.. declared];
        string? extra = listed.Except(actual).FirstOrDefault();
        if (extra is not null)
        {
            throw Fault($"the module's class does not declare that it {what} {extra}");
        }

        string? left = actual.Except(listed).FirstOrDefault();
        return left is null ? manifest : throw Fault($"the module's class declares that it {what} {left}, which the list leaves out");
    }

    private string Name(string value)
    {
        bool known = value.Length is > 0 and <= 64 && char.IsAsciiLetterLower(value[0])
            && value.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        return known ? value : throw Fault($"'{value}' is no module's name: those have lower-case letters, digits and hyphens");
    }

    private uint Number(string value)
    {
        bool isHex = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool known = isHex
            ? uint.TryParse(value[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number)
            : uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return known && number != 0 ? number : throw Fault($"'{value}' is no number from 1 to 4294967295");
    }

    private ModuleVersion Version(string value) =>
        ModuleVersion.TryParse(value, out ModuleVersion version) ? version : throw Fault($"'{value}' is no version: major.minor.patch, each up to 65535");

    private ModuleFlags Flags(string value) => Words(value).Aggregate(ModuleFlags.None, (flags, word) => flags | OneOf<ModuleFlags>(word));

    private T OneOf<T>(string value)
        where T : struct, Enum
    {
        string? name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase));
        return name is not null ? Enum.Parse<T>(name) : throw Fault($"'{value}' is none of {string.Join(", ", Enum.GetNames<T>())}");
    }

    private static string[] Words(string value) => value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    private BuildFailureException Fault(string what) => new($"{_path}({_line}): {what}");
}
