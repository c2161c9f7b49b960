using System;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Modules.Shell.Editing;

namespace Helix.Modules.Shell;

/// <summary>The shell: reads commands from the system's terminal and carries them out, on a thread of its own.</summary>
/// <remarks><c>shell.run="commands"</c> on the kernel's command line is carried out before the first prompt.</remarks>
[HelixModule("shell", Description = "Command interpreter", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand)]
[Provides<IShell>]
[Requires<ITerminal>]
[Requires<ISysModManager>]
public sealed class ShellModule : Helix.Interfaces.Modules.Kernel, IShell
{
    private const string Prompt = "helix> ";
    private static readonly TimeSpan KeyWait = TimeSpan.FromMilliseconds(500);

    private ITerminal _terminal = null!;
    private LineEditor _editor = null!;
    private CommandTable _table = null!;
    private CommandRunner _runner = null!;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _terminal = context.Get<ITerminal>()!;
        CommandTable table = new(CommandCatalog.Snapshot);
        table.ReportDuplicates(context.Log);
        _table = table;
        _runner = new CommandRunner(_terminal, context, table);
        _editor = new LineEditor(_terminal, Prompt, new Completer(new ArgumentWords(context, table).For));
        return status;
    }

    /// <inheritdoc />
    public Status Run(string line, IConsole output) => new CommandRunner(output, Context, _table).Run(line);

    /// <inheritdoc />
    protected override void BeforeRun()
    {
        ModuleMetadata? kernel = Context.Get<ISysModManager>()?.List()[0].Metadata;
        _terminal.Write(ConsoleColour.BrightCyan, $"Helix {kernel?.Version}");
        _terminal.WriteLine(" - type 'help' for the commands");
        _ = _runner.Run(Context.GetConfig("run", ""));
    }

    /// <inheritdoc />
    protected override void Run()
    {
        string? line = _editor.ReadLine(KeyWait, () => IsStopping);
        if (line is not null)
        {
            _ = _runner.Run(line);
        }
    }
}
