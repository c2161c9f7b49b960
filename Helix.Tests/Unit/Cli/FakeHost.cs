using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Prerequisites;
using Helix.Sdk.Cli.Processes;

namespace Helix.Tests.Unit.Cli;

/// <summary>A host whose files are a list, and whose programs do what a test says.</summary>
internal sealed class FakeHost : IHostFiles, IProcessRunner
{
    public HashSet<string> Files { get; } = ["/usr/bin/apt-get"];

    public List<string> Commands { get; } = [];

    public Func<string, ProcessResult> OnRun { get; set; } = _ => new ProcessResult(0, []);

    public bool IsRoot { get; set; } = true;

    public IReadOnlyList<string> ProgramFolders { get; } = ["/usr/bin"];

    public bool Exists(string path) => Files.Contains(path);

    public Task<ProcessResult> RunAsync(ProcessCommand command, Action<string>? onLine, CancellationToken cancellation)
    {
        Commands.Add(command.ToString());
        var result = OnRun(command.ToString());
        result.Lines.ToList().ForEach(line => onLine?.Invoke(line));
        return Task.FromResult(result);
    }
}
