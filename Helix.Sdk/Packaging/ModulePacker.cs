using System;
using System.IO;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Build;
using Helix.Sdk.Packaging.Files;
using Helix.Sdk.Packaging.Linking;
using Helix.Sdk.Packaging.Manifests;

namespace Helix.Sdk.Packaging;

/// <summary>
/// Makes module files for one kernel, whose symbols it keeps, so that a lasting process reads them once. Docs: docs/MODULE_FILES.md. Neighbours:
/// <see cref="ModuleLinker"/> links, <see cref="ModuleBindings"/> finds what the loader changes, <see cref="ModuleFileWriter"/> writes.
/// </summary>
/// <param name="kernel">The kernel with symbols, <c>helix.elf</c>.</param>
public sealed class ModulePacker(string kernel)
{
    private KernelSymbols? _symbols;
    private DateTime _readAt;

    /// <summary>Makes a file. What is at its place stays until the new one is complete.</summary>
    /// <exception cref="BuildFailureException">It cannot be made; the message says why, for people.</exception>
    public PackResult Pack(PackRequest request)
    {
        KernelSymbols symbols = Symbols();
        using var assembly = new ModuleAssembly(request.Assembly, request.References);
        ModuleManifest manifest = assembly.Declared(symbols.BuildId);
        manifest = request.Spec is null ? manifest : SpecFile.Apply(request.Spec, manifest);
        var ownership = new ModuleOwnership(assembly.Name);
        LinkedModule module = ModuleLinker.Link(request.Objects, symbols, ownership, request.Objects[0] + ".linked");
        byte[] elf = ModuleFileWriter.WriteElf(manifest, module, ModuleBindings.Read(module, ownership));
        byte[] signature = request.Key is null ? [] : ModuleSigner.Sign(elf, request.Key);
        return Publish(request.Output, ModuleFileWriter.Finish(elf, signature));
    }

    // What the kernel would refuse must not leave the host.
    private static PackResult Publish(string output, byte[] file)
    {
        Result<ModuleFile> read = ModuleFile.Read(file, out ModuleFileError error);
        if (!read.TryGet(out ModuleFile? content))
        {
            throw new BuildFailureException($"{output} would be refused: {error.Describe()}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        string complete = output + ".new";
        File.WriteAllBytes(complete, file);
        File.Move(complete, output, overwrite: true);
        return new PackResult(output, file.Length, content);
    }

    private KernelSymbols Symbols()
    {
        DateTime written = File.GetLastWriteTimeUtc(kernel);
        if (_symbols is null || written != _readAt)
        {
            if (!File.Exists(kernel))
            {
                throw new BuildFailureException($"{kernel} is not there: './helix build' makes it. A module file fits one kernel only.");
            }

            _symbols = KernelSymbols.Read(kernel);
            _readAt = written;
        }

        return _symbols;
    }
}
