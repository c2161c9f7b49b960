using System.Collections.Generic;

namespace Helix.Sdk.Cli.Prerequisites;

/// <summary>What the search for prerequisites sees of the host.</summary>
public interface IHostFiles
{
    /// <summary>The folders that are searched for programs.</summary>
    IReadOnlyList<string> ProgramFolders { get; }

    /// <summary>Whether a file or folder exists.</summary>
    bool Exists(string path);

    /// <summary>Whether the process may install packages itself.</summary>
    bool IsRoot { get; }
}
