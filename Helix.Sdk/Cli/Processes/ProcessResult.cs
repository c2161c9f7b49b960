using System.Collections.Generic;

namespace Helix.Sdk.Cli.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Lines">Everything it printed, output and errors in order of arrival.</param>
public sealed record ProcessResult(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Whether the status was 0.</summary>
    public bool Succeeded => ExitCode == 0;
}
