using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Modules;

/// <summary>
/// How a module is compiled, as MSBuild says: what is needed to do it again without MSBuild, which takes longer to find that out than all
/// the rest.
/// </summary>
public sealed record ModulePlan
{
    /// <summary>The project.</summary>
    public required ModuleProject Project { get; init; }

    /// <summary>The arguments of the C# compiler, sources included.</summary>
    public required IReadOnlyList<string> CompilerArguments { get; init; }

    /// <summary>The C# compiler.</summary>
    public required string Compiler { get; init; }

    /// <summary>The assembly that it writes.</summary>
    public required string Assembly { get; init; }

    /// <summary>The object that is made of the assembly.</summary>
    public required string Object { get; init; }

    /// <summary>The Helix assemblies that it refers to.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The module file.</summary>
    public required string Output { get; init; }

    /// <summary>The module's <c>.spec</c>, or null.</summary>
    public string? Spec { get; init; }

    /// <summary>The folder of the ahead-of-time compiler's package.</summary>
    public required string IlcDirectory { get; init; }

    /// <summary>The file that says where the class library is.</summary>
    public required string LibraryStamp { get; init; }

    /// <summary>Whether the project has assembly language, which only MSBuild translates.</summary>
    public bool HasAssembly { get; init; }

    /// <summary>When MSBuild was asked, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Whether MSBuild would say the same: the same sources, and no change of the project.</summary>
    public bool IsCurrent => System.IO.File.GetLastWriteTimeUtc(Project.File) < MadeAt && Sources.SetEquals(SourcesOnDisk());

    private HashSet<string> Sources =>
        [.. CompilerArguments.Where(static argument => !argument.StartsWith('/') || argument.EndsWith(".cs", StringComparison.Ordinal))
            .Select(argument => Path.GetFullPath(argument, Project.Folder)).Where(IsOwn)];

    private IEnumerable<string> SourcesOnDisk() => Directory.EnumerateFiles(Project.Folder, "*.cs", SearchOption.AllDirectories).Where(IsOwn);

    // What the build itself makes lies elsewhere, below the artifacts.
    private bool IsOwn(string path) => path.StartsWith(Project.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
