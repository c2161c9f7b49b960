using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Sdk.Packaging.Inspection;

/// <summary>An inspection as JSON for programs; the names of the fields stay.</summary>
public static class InspectionJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text.</summary>
    public static string Text(ModuleInspection inspection)
    {
        ModuleFile file = inspection.File;
        ModuleManifest manifest = file.Manifest;
        return JsonSerializer.Serialize(
            new
            {
                manifest.Metadata.Name,
                Version = manifest.Metadata.Version.ToString(),
                manifest.Metadata.Id,
                manifest.Metadata.Description,
                manifest.Metadata.Author,
                manifest.Metadata.Licence,
                Flags = manifest.Metadata.Flags.ToString(),
                Policy = manifest.FaultPolicy.ToString(),
                Provides = manifest.Provides.Select(static item => new { item.Name, item.Number, Version = item.Version.ToString() }),
                Requires = manifest.Requires.Select(static item => new { item.Name, item.Number, Range = item.Range.ToString(), Need = item.Need.ToString() }),
                Target = manifest.Target.ToString(),
                BuildId = Convert.ToHexString(manifest.BuildId.Span).ToLowerInvariant(),
                Signature = inspection.Signature.ToString(),
                FileBytes = inspection.SizeBytes,
                ImageBytes = file.Image.SizeBytes,
                CodeBytes = file.Image.ManagedCode.SizeBytes,
                FixUps = file.FixUps.Length,
                MethodTables = file.MethodTables.Length,
            },
            Form);
    }
}
