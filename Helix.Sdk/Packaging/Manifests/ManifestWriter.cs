using System.IO;
using System.Text;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build;

namespace Helix.Sdk.Packaging.Manifests;

/// <summary>Writes a manifest in the form that <see cref="ModuleFile"/> reads; the fields are in the order of docs/MODULE_FILES.md.</summary>
internal static class ManifestWriter
{
    /// <summary>Writes a manifest.</summary>
    /// <param name="manifest">What it says of the module.</param>
    /// <param name="image">What it says of the image.</param>
    /// <returns>The section's content.</returns>
    public static byte[] Write(ModuleManifest manifest, ModuleImage image)
    {
        var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(ModuleFileFormat.Version);
        writer.Write(ModuleFileFormat.Processor);
        Write(writer, manifest.Target);
        writer.Write(checked((byte)manifest.BuildId.Length));
        writer.Write(manifest.BuildId.Span);
        Write(writer, image);
        Write(writer, manifest.Metadata, manifest.FaultPolicy);
        writer.Write(checked((ushort)manifest.Provides.Count));
        foreach (ManifestInterface provides in manifest.Provides)
        {
            writer.Write(provides.Number);
            Write(writer, provides.Name);
            Write(writer, provides.Version);
        }

        writer.Write(checked((ushort)manifest.Requires.Count));
        foreach (ManifestDependency requires in manifest.Requires)
        {
            writer.Write(requires.Number);
            Write(writer, requires.Name);
            Write(writer, requires.Range.ToString());
            writer.Write((byte)requires.Need);
        }

        return content.ToArray();
    }

    private static void Write(BinaryWriter writer, ModuleImage image)
    {
        writer.Write(image.NominalBase);
        writer.Write(image.SizeBytes);
        writer.Write(image.ReadyToRunHeader);
        writer.Write(image.ManagedCode.Start);
        writer.Write(image.ManagedCode.End);
        writer.Write(image.UnboxingStubs.Start);
        writer.Write(image.UnboxingStubs.End);
        writer.Write(image.UnwindTable);
    }

    private static void Write(BinaryWriter writer, ModuleMetadata metadata, FaultPolicy policy)
    {
        writer.Write(metadata.Id);
        writer.Write((uint)metadata.Flags);
        Write(writer, metadata.Name);
        Write(writer, metadata.Description);
        Write(writer, metadata.Author);
        Write(writer, metadata.Licence);
        writer.Write((byte)policy);
        Write(writer, metadata.Version);
    }

    private static void Write(BinaryWriter writer, ModuleVersion version)
    {
        writer.Write(version.Major);
        writer.Write(version.Minor);
        writer.Write(version.Patch);
    }

    private static void Write(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > ushort.MaxValue)
        {
            throw new BuildFailureException($"the text '{text[..40]}...' is too long for a manifest");
        }

        writer.Write((ushort)bytes.Length);
        writer.Write(bytes);
    }
}
