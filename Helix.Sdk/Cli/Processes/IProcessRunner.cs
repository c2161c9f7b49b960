using System;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Processes;

/// <summary>Runs programs to their end.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program, collects what it prints, and ends it when cancelled.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="onLine">Called for each line as it arrives, on any thread; may be null.</param>
    /// <param name="cancellation">Ends the program and its children.</param>
    /// <exception cref="HelixException">The program cannot be started.</exception>
    Task<ProcessResult> RunAsync(ProcessCommand command, Action<string>? onLine, CancellationToken cancellation);
}
