using System;
using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Sdk.Packaging.Inspection;

/// <summary>An inspection as lines for people.</summary>
public static class InspectionText
{
    private const int LabelWidth = 13;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(ModuleInspection inspection)
    {
        ModuleManifest manifest = inspection.File.Manifest;
        yield return Line("name", $"{manifest.Metadata.Name} {manifest.Metadata.Version}");
        yield return Line("id", $"0x{manifest.Metadata.Id:x8}");
        yield return Line("description", manifest.Metadata.Description);
        yield return Line("author", manifest.Metadata.Author);
        yield return Line("licence", manifest.Metadata.Licence);
        yield return Line("flags", manifest.Metadata.Flags.ToString());
        yield return Line("after a fault", manifest.FaultPolicy.ToString());
        foreach (ManifestInterface item in manifest.Provides)
        {
            yield return Line("provides", $"{item.Name} {item.Version} (interface {item.Number})");
        }

        foreach (ManifestDependency item in manifest.Requires)
        {
            yield return Line("requires", $"{item.Name} {item.Range} (interface {item.Number}, {item.Need.ToString().ToLowerInvariant()})");
        }

        yield return Line("for Helix", manifest.Target.ToString());
        yield return Line("kernel build", Convert.ToHexString(manifest.BuildId.Span).ToLowerInvariant());
        yield return Line("signature", Signature(inspection));
        foreach (string line in Sizes(inspection))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Sizes(ModuleInspection inspection)
    {
        ModuleFile file = inspection.File;
        yield return Line("file", $"{inspection.SizeBytes} bytes");
        yield return Line("image", $"{file.Image.SizeBytes} bytes in memory");
        yield return Line("  code", $"{file.Image.Code.SizeBytes} bytes, {file.Image.ManagedCode.SizeBytes} of them methods");
        yield return Line("  constants", $"{file.Image.Constants.SizeBytes} bytes");
        yield return Line("  data", $"{file.Image.Data.SizeBytes} bytes, {file.Image.Data.Content.Length} of them in the file");
        yield return Line("fix-ups", $"{file.FixUps.Length}");
        yield return Line("shared", $"{Count(file.Shared)} instantiations");
        yield return Line("types", $"{file.MethodTables.Length} method tables, {Count(file.TypeObjects)} type objects");
    }

    private static string Signature(ModuleInspection inspection) => inspection.Signature switch
    {
        SignatureState.Missing => "none",
        SignatureState.Unchecked => $"{inspection.File.Signature.Length * 8} bits, not checked (--key checks it)",
        SignatureState.Right => $"{inspection.File.Signature.Length * 8} bits, right",
        _ => $"{inspection.File.Signature.Length * 8} bits, WRONG for this key",
    };

    private static int Count(SharedInstantiations items)
    {
        int count = 0;
        while (items.MoveNext())
        {
            count++;
        }

        return count;
    }

    private static int Count(TypeObjects items)
    {
        int count = 0;
        while (items.MoveNext())
        {
            count++;
        }

        return count;
    }

    private static string Line(string label, string value) => $"{label.PadRight(LabelWidth)}  {value}".TrimEnd();
}
