using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Shell;
using Helix.Kernel.Core.Loading;

namespace Helix.Kernel.Core.Registry;

/// <summary>What a module's instances are made of: linked into the image, or loaded from a file.</summary>
internal sealed class ModuleCode
{
    private ModuleCode(ModuleDescriptor descriptor, ILoadedModule? loaded, ReadOnlyMemory<byte> file, IReadOnlyList<CommandDescriptor> commands)
    {
        Descriptor = descriptor;
        Loaded = loaded;
        File = file;
        Commands = commands;
    }

    /// <summary>What it declares. For a loaded one the texts are the file's, as those of the image vanish with it.</summary>
    public ModuleDescriptor Descriptor { get; }

    /// <summary>Its image; null for code of the kernel's image.</summary>
    public ILoadedModule? Loaded { get; }

    /// <summary>The file, to load it again; empty for code of the kernel's image.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>The shell commands that it brings; those of the kernel's image are in the catalogue for good.</summary>
    public IReadOnlyList<CommandDescriptor> Commands { get; }

    public ModuleOrigin Origin => Loaded is null ? ModuleOrigin.Image : ModuleOrigin.File;

    /// <summary>Code of the kernel's image.</summary>
    public static ModuleCode OfImage(ModuleDescriptor descriptor) => new(descriptor, null, default, []);

    /// <summary>Code of a file.</summary>
    public static ModuleCode OfFile(ILoadedModule loaded, ReadOnlyMemory<byte> file)
    {
        // Literals lie in the image: a list of names that somebody still has would hold it.
        ModuleDescriptor declared = loaded.Module;
        var descriptor = new ModuleDescriptor(
            loaded.Manifest.Metadata,
            declared.Factory,
            [.. declared.Provides.Select(static provided => provided with { Name = new string(provided.Name) })],
            [.. declared.Requires.Select(static required => required with { Name = new string(required.Name) })],
            declared.Resources)
        {
            OnFault = loaded.Manifest.FaultPolicy,
        };
        return new ModuleCode(descriptor, loaded, file, [.. loaded.Commands]);
    }
}
