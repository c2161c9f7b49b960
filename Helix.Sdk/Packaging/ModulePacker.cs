using System;
using System.IO;
using System.Text;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Packaging.Files;
using Helix.Sdk.Packaging.Linking;
using Helix.Sdk.Packaging.Manifests;

namespace Helix.Sdk.Packaging;

/// <summary>
/// Makes module files. It keeps the symbols of the kernel that it was last asked for, so that a lasting process reads them once. Neighbours:
/// <see cref="ModuleLinker"/> links, <see cref="ModuleBindings"/> finds what the loader changes, <see cref="ModuleFileWriter"/> writes.
/// </summary>
public sealed class ModulePacker
{
    private string? _kernel;
    private KernelSymbols? _symbols;
    private DateTime _readAt;

    /// <summary>Makes a file. What is at its place stays until the new one is complete.</summary>
    /// <exception cref="BuildFailureException">It cannot be made; the message says why, for people.</exception>
    public PackResult Pack(PackRequest request)
    {
        KernelSymbols symbols = Symbols(request.Kernel);
        CheckReferences(request, symbols);
        using var assembly = new ModuleAssembly(request.Assembly, request.References);
        ModuleManifest manifest = assembly.Declared(symbols.BuildId);
        manifest = request.Spec is null ? manifest : SpecFile.Apply(request.Spec, manifest);
        var ownership = new ModuleOwnership(assembly.Name);
        LinkedModule module = ModuleLinker.Link(request.Objects, symbols, ownership, request.Objects[0] + ".linked");
        byte[] elf = ModuleFileWriter.WriteElf(manifest, module, ModuleBindings.Read(module, ownership));
        byte[] signature = request.Key is null ? [] : ModuleSigner.Sign(elf, request.Key);
        return Publish(request.Output, ModuleFileWriter.Finish(elf, signature));
    }

    private static void CheckReferences(PackRequest request, KernelSymbols symbols)
    {
        foreach (string reference in request.References)
        {
            if (!symbols.TryFind(Encoding.UTF8.GetBytes(AssemblyMark.Symbol(reference)), out _))
            {
                throw new BuildFailureException(
                    $"{request.Kernel} was made with another build of {Path.GetFileNameWithoutExtension(reference)} than the module: build and boot it anew");
            }
        }
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

    private KernelSymbols Symbols(string kernel)
    {
        if (!File.Exists(kernel))
        {
            throw new BuildFailureException($"{kernel} is not there: './helix build' makes it. A module file fits one kernel only.");
        }

        DateTime written = File.GetLastWriteTimeUtc(kernel);
        if (_symbols is null || kernel != _kernel || written != _readAt)
        {
            _symbols = KernelSymbols.Read(kernel);
            _kernel = kernel;
            _readAt = written;
        }

        return _symbols;
    }
}
