namespace Helix.Sdk.Cli.Prerequisites;

/// <summary>How a prerequisite is looked for.</summary>
public enum PrerequisiteKind
{
    /// <summary>A program on the PATH.</summary>
    Program,

    /// <summary>A file or folder at an absolute path.</summary>
    File,
}
