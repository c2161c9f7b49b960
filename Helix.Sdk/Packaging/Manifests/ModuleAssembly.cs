using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Mono.Cecil;

namespace Helix.Sdk.Packaging.Manifests;

/// <summary>A module's assembly, opened together with those it refers to.</summary>
internal sealed class ModuleAssembly : IDisposable
{
    private readonly References _references;
    private readonly ModuleDefinition _module;

    /// <summary>Opens an assembly.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="references">The Helix assemblies that it refers to.</param>
    public ModuleAssembly(string path, IEnumerable<string> references)
    {
        _references = new References(references);
        _module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = _references });
    }

    /// <summary>Its simple name.</summary>
    public string Name => _module.Assembly.Name.Name;

    /// <summary>What its module declares.</summary>
    public ModuleManifest Declared(byte[] buildId) => ModuleDeclaration.Read(_module, buildId);

    /// <inheritdoc/>
    public void Dispose()
    {
        _module.Dispose();
        _references.Dispose();
    }

    // Attributes name only types of Helix; the class library need not be found.
    private sealed class References(IEnumerable<string> paths) : BaseAssemblyResolver
    {
        private readonly Dictionary<string, string> _paths =
            paths.GroupBy(static path => Path.GetFileNameWithoutExtension(path)).ToDictionary(static group => group.Key, static group => group.First());

        private readonly Dictionary<string, AssemblyDefinition> _open = [];

        public override AssemblyDefinition Resolve(AssemblyNameReference name)
        {
            if (_open.TryGetValue(name.Name, out AssemblyDefinition? assembly))
            {
                return assembly;
            }

            if (!_paths.TryGetValue(name.Name, out string? path))
            {
                throw new AssemblyResolutionException(name);
            }

            assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this });
            _open.Add(name.Name, assembly);
            return assembly;
        }

        protected override void Dispose(bool disposing)
        {
            foreach (AssemblyDefinition assembly in _open.Values)
            {
                assembly.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
