using System.Collections.Generic;

namespace Helix.Sdk.Cli.Prerequisites;

/// <summary>A program or file that some command needs, and the Debian package that brings it.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Package">The Debian package.</param>
/// <param name="Kind">Whether a program on the PATH or a file is looked for.</param>
/// <param name="Candidates">Program names or absolute paths; one of them is enough.</param>
public sealed record Prerequisite(string Name, string Package, PrerequisiteKind Kind, IReadOnlyList<string> Candidates)
{
    /// <summary>A program on the PATH.</summary>
    public static Prerequisite Program(string name, string package) => new(name, package, PrerequisiteKind.Program, [name]);

    /// <summary>A file or folder at one of some absolute paths.</summary>
    public static Prerequisite File(string name, string package, params string[] paths)
        => new(name, package, PrerequisiteKind.File, paths);
}
