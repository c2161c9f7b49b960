using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Compilation;
using Mono.Cecil;

namespace Helix.Sdk.Build.Verification;

/// <summary>Assemblies opened together, so that references between them, and through the class library's facades, resolve.</summary>
public sealed class MetadataSet : IDisposable
{
    private readonly DefaultAssemblyResolver _resolver = new();

    /// <summary>Opens assemblies.</summary>
    /// <param name="package">Where the class library's assemblies are.</param>
    /// <param name="files">Further assemblies.</param>
    public MetadataSet(IlcPackage package, IReadOnlyCollection<string> files)
    {
        foreach (string directory in _resolver.GetSearchDirectories())
        {
            _resolver.RemoveSearchDirectory(directory);
        }

        foreach (string directory in package.LibraryDirectories.Concat(files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!)).Distinct())
        {
            _resolver.AddSearchDirectory(directory);
        }
    }

    /// <summary>Opens an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>Its module.</returns>
    public ModuleDefinition Open(string name) => _resolver.Resolve(new AssemblyNameReference(name, null)).MainModule;

    /// <inheritdoc/>
    public void Dispose() => _resolver.Dispose();
}
