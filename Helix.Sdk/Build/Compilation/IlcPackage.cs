using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Build.Compilation;

/// <summary>The unpacked package of the ahead-of-time compiler: <c>tools/ilc</c>, the class library in <c>sdk</c> and <c>framework</c>.</summary>
public sealed class IlcPackage
{
    /// <summary>Opens the package.</summary>
    /// <param name="directory">Where it is unpacked; the last part of the path is its version.</param>
    /// <exception cref="BuildFailureException">The compiler is not there.</exception>
    public IlcPackage(string directory)
    {
        Directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        Compiler = Path.Combine(Directory, "tools", "ilc");
        if (!File.Exists(Compiler))
        {
            throw new BuildFailureException(
                $"the ahead-of-time compiler is not at {Compiler}: restore the solution (dotnet restore Helix.sln) and see that the package feed is reachable");
        }
    }

    /// <summary>Where the package is.</summary>
    public string Directory { get; }

    /// <summary>The compiler's executable.</summary>
    public string Compiler { get; }

    /// <summary>The package's version.</summary>
    public string Version => Path.GetFileName(Directory);

    /// <summary>The directories with the class library's assemblies.</summary>
    public IReadOnlyList<string> LibraryDirectories => [Path.Combine(Directory, "sdk"), Path.Combine(Directory, "framework")];

    /// <summary>Finds an assembly of the class library.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>Its file, or <see langword="null"/>.</returns>
    public string? Find(string name) =>
        LibraryDirectories.Select(directory => Path.Combine(directory, name + ".dll")).FirstOrDefault(File.Exists);
}
