using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Packaging;

namespace Helix.Tests.Boot.Emulation;

/// <summary>
/// Module files for one kernel, packed from the objects that the build left of Helix.Tests/Modules, and the archive that brings them to it.
/// </summary>
/// <param name="kernel">The kernel with symbols.</param>
public sealed class ModuleShelf(string kernel) : IDisposable
{
    private const int EndBytes = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("helix-modules-").FullName;
    private readonly Dictionary<string, string> _files = [];
    private readonly ModulePacker _packer = new();

    /// <summary>What a test module is packed from.</summary>
    public static PackRequest RequestOf(string module) => PackRequest.Read(BootImages.Tree.PackRequest("Helix.Tests.Modules." + module));

    /// <summary>Packs a test module and puts it on the shelf.</summary>
    /// <param name="name">Its name for the shell's <c>load</c>.</param>
    /// <param name="module">The last part of its project's name.</param>
    /// <param name="spec">Lines of a .spec file.</param>
    /// <param name="key">The private key to sign with, or null.</param>
    /// <returns>The file's bytes.</returns>
    public byte[] Pack(string name, string module, string spec = "", string? key = null)
    {
        string path = Path.Combine(_folder, name + ".hmod");
        string specFile = Path.Combine(_folder, name + ".spec");
        File.WriteAllText(specFile, spec);
        _ = _packer.Pack(RequestOf(module) with { Kernel = kernel, Output = path, Spec = specFile, Key = key });
        _files[name] = path;
        return File.ReadAllBytes(path);
    }

    /// <summary>Puts a file on the shelf.</summary>
    public void Add(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name + ".hmod");
        File.WriteAllBytes(path, content);
        _files[name] = path;
    }

    /// <summary>Makes the archive.</summary>
    /// <returns>Its path.</returns>
    public string Archive()
    {
        string archive = Path.Combine(_folder, "files.tar");
        BootArchive.Write([.. _files.Select(static file => new BootFile($"modules/{file.Key}.hmod", file.Value))], archive);
        return archive;
    }

    /// <summary>A copy of a file that was changed by somebody who knows how to make its checksum right.</summary>
    public static byte[] Changed(byte[] file, Action<byte[]> change)
    {
        byte[] changed = (byte[])file.Clone();
        change(changed);
        BitConverter.TryWriteBytes(changed.AsSpan(changed.Length - EndBytes), Checksum.Of(changed.AsSpan(..^EndBytes)));
        return changed;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
