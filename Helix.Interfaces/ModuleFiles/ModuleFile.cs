using System;
using System.Runtime.InteropServices;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// A module file that was found to be in order: whatever it points to lies within it, or within its image. The layout is in
/// docs/MODULE_FILES.md. Whether it fits the kernel, and whether its signature is right, is for its user to say.
/// Neighbours: <see cref="ModuleFileReader"/> checks the ELF file, <see cref="ManifestReader"/> the manifest,
/// <see cref="ModuleTables"/> what is in the image, <see cref="ModuleRecords"/> what the loader applies to it.
/// </summary>
public sealed class ModuleFile
{
    private readonly ReadOnlyMemory<byte> _fixUps;
    private readonly ReadOnlyMemory<byte> _shared;
    private readonly ReadOnlyMemory<byte> _types;
    private readonly ReadOnlyMemory<byte> _methodTables;

    internal ModuleFile(ModuleManifest manifest, ModuleImage image, in ModuleSections sections, ModuleFileParts parts)
    {
        Manifest = manifest;
        Image = image;
        SignedPart = parts.Elf;
        Signature = parts.Signature;
        _fixUps = sections.FixUps;
        _shared = sections.Shared;
        _types = sections.Types;
        _methodTables = sections.MethodTables;
    }

    /// <summary>What it says of its module.</summary>
    public ModuleManifest Manifest { get; }

    /// <summary>What is to be placed in memory.</summary>
    public ModuleImage Image { get; }

    /// <summary>The ELF file in it, which a signature vouches for.</summary>
    public ReadOnlyMemory<byte> SignedPart { get; }

    /// <summary>The signature; empty if it has none.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>The places that depend on where the image lies, by rising offset; none overlaps another.</summary>
    public ReadOnlySpan<FixUp> FixUps => MemoryMarshal.Cast<byte, FixUp>(_fixUps.Span);

    /// <summary>The generic instantiations that it brings but does not own.</summary>
    public SharedInstantiations Shared => new(_shared.Span);

    /// <summary>The objects of <c>typeof</c>.</summary>
    public TypeObjects TypeObjects => new(_types.Span);

    /// <summary>Offsets of the method tables in the image, bytes, rising; multiples of eight.</summary>
    public ReadOnlySpan<uint> MethodTables => MemoryMarshal.Cast<byte, uint>(_methodTables.Span);

    /// <summary>Reads and checks a file; see <see cref="Read(ReadOnlyMemory{byte}, out ModuleFileError)"/>.</summary>
    public static Result<ModuleFile> Read(ReadOnlyMemory<byte> file) => Read(file, out _);

    /// <summary>
    /// Reads and checks a file. Never throws, whatever the bytes; keeps the memory, which must not change. Does not block.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>
    /// <see cref="Status.Corrupt"/>; <see cref="Status.VersionMismatch"/> for another processor or an unknown format.
    /// </returns>
    public static Result<ModuleFile> Read(ReadOnlyMemory<byte> file, out ModuleFileError error)
    {
        error = ModuleFileReader.Read(file, out ModuleFile? result);
        return error == ModuleFileError.None ? result! : error.ToStatus();
    }
}
