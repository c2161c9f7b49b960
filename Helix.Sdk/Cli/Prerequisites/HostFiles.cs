using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Prerequisites;

/// <summary>The host's real files.</summary>
public sealed class HostFiles : IHostFiles
{
    // A person's PATH may lack the folders of administrators' programs.
    private static readonly string[] SystemFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin"];

    /// <inheritdoc/>
    public IReadOnlyList<string> ProgramFolders { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(SystemFolders)
            .Distinct()
            .ToArray();

    /// <inheritdoc/>
    public bool IsRoot => Environment.IsPrivilegedProcess;

    /// <inheritdoc/>
    public bool Exists(string path) => Path.Exists(path);
}
