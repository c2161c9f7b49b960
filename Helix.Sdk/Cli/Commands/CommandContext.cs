using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Output;
using Helix.Sdk.Cli.Prerequisites;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Commands;

/// <summary>What every command works with.</summary>
public sealed class CommandContext
{
    /// <summary>Creates the context of the host.</summary>
    public CommandContext(Workspace workspace, IReporter reporter)
    {
        Workspace = workspace;
        Reporter = reporter;
        Processes = new ProcessRunner();
        Builder = new SolutionBuilder(workspace, Processes, reporter);
    }

    /// <summary>The source tree.</summary>
    public Workspace Workspace { get; }

    /// <summary>Where messages go.</summary>
    public IReporter Reporter { get; }

    /// <summary>Starts programs.</summary>
    public IProcessRunner Processes { get; }

    /// <summary>Builds the tree.</summary>
    public SolutionBuilder Builder { get; }

    /// <summary>The same context, for a command whose output stream is read by a program.</summary>
    public CommandContext WithMessagesOnErrorStream() => new(Workspace, Output.Reporter.ForErrorStream());

    /// <summary>Installs what is missing.</summary>
    public Task InstallAsync(IReadOnlyCollection<Prerequisite> needed, CancellationToken cancellation)
        => new PrerequisiteInstaller(new HostFiles(), Processes, Reporter).EnsureAsync(needed, cancellation);
}
