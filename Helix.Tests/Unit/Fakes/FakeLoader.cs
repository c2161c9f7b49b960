using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Kernel.Core.Loading;

namespace Helix.Tests.Unit.Fakes;

/// <summary>A loader whose files are numbers of modules made up for a test.</summary>
internal sealed class FakeLoader : IModuleLoader
{
    private readonly List<FakeFile> _files = [];

    /// <summary>Images that are loaded now.</summary>
    public List<string> Loaded { get; } = [];

    /// <summary>How often anything was loaded.</summary>
    public int LoadCount { get; private set; }

    /// <summary>Who is said to hold an image when it is unloaded.</summary>
    public string[] Holders { get; set; } = [];

    /// <summary>Makes a file.</summary>
    /// <param name="descriptor">The module in it.</param>
    /// <param name="failure">What loading it answers.</param>
    /// <param name="commands">Its commands.</param>
    public ReadOnlyMemory<byte> Add(ModuleDescriptor descriptor, Status failure = Status.Ok, params CommandDescriptor[] commands)
    {
        _files.Add(new FakeFile(this, descriptor, failure, commands));
        return BitConverter.GetBytes(_files.Count - 1);
    }

    public Result<ICheckedModule> Check(ReadOnlyMemory<byte> file) =>
        file.Length == sizeof(int) && (uint)BitConverter.ToInt32(file.Span) < _files.Count ? _files[BitConverter.ToInt32(file.Span)] : Status.Corrupt;

    private sealed class FakeFile(FakeLoader loader, ModuleDescriptor module, Status failure, CommandDescriptor[] commands) : ICheckedModule
    {
        public ModuleDescriptor Module => module;

        public CommandDescriptor[] Commands => commands;

        public ModuleManifest Manifest => new(
            module.Metadata,
            module.OnFault,
            [.. module.Provides.Select(row => new ManifestInterface(0, row.Name, row.Version))],
            [.. module.Requires.Select(row => new ManifestDependency(0, row.Name, row.Range, row.Need))],
            new ModuleVersion(1, 0, 0),
            default);

        public Result<ILoadedModule> Load()
        {
            if (failure.IsError())
            {
                return failure;
            }

            loader.LoadCount++;
            loader.Loaded.Add(module.ToString());
            return new FakeImage(loader, Manifest, this);
        }
    }

    private sealed class FakeImage(FakeLoader loader, ModuleManifest manifest, FakeFile file) : ILoadedModule
    {
        public ModuleManifest Manifest => manifest;

        public ModuleDescriptor Module => file.Module;

        public IReadOnlyList<CommandDescriptor> Commands => file.Commands;

        public ulong Address => 0;

        public long SizeBytes => 0;

        public UnloadReport Unload()
        {
            bool wasLoaded = loader.Loaded.Remove(file.Module.ToString());
            return !wasLoaded ? throw new InvalidOperationException("unloaded twice")
                : loader.Holders.Length == 0 ? new UnloadReport(Status.Ok, [])
                : new UnloadReport(Status.InUse, loader.Holders);
        }
    }
}
