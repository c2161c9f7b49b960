using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>Shell commands for a guest, typed one after the other when its prompt appears.</summary>
public sealed class GuestScript
{
    private static readonly string[] Endings = ["poweroff", "reboot", "panic"];

    private readonly IReadOnlyList<string> _commands;
    private readonly string? _screenshot;

    /// <summary>Creates a script.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="screenshot">Where the screen goes as PNG after the commands (before one that ends the guest), or null.</param>
    public GuestScript(IReadOnlyList<string> commands, string? screenshot = null)
    {
        _commands = commands;
        _screenshot = screenshot;
    }

    /// <summary>Splits the text of <c>--exec</c> at semicolons and line ends; quoted semicolons stay.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> commands = [];
        var start = 0;
        char? quote = null;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (quote is null && text[i] is ';' or '\n'))
            {
                commands.Add(text[start..i].Trim());
                start = i + 1;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = quote == text[i] ? null : quote ?? text[i];
            }
        }

        return commands.Where(command => command.Length > 0).ToArray();
    }

    /// <summary>Plays the script and returns how the guest ended.</summary>
    /// <remarks>A guest that still runs after the last command is ended.</remarks>
    public async Task<GuestExit> PlayAsync(GuestSession session, CancellationToken cancellation)
    {
        var ending = session.WaitAsync(cancellation);
        var playing = TypeAllAsync(session, cancellation);
        try
        {
            await playing;
        }
        catch (HelixException) when (!cancellation.IsCancellationRequested)
        {
            // The guest ended on its own; how it ended says more than that it did.
            var exit = await ending;
            if (exit.ExitCode != ExitCodes.Success || exit.Kind == GuestExitKind.Quit)
            {
                return exit;
            }

            throw;
        }

        return await ending;
    }

    private static bool EndsGuest(string command) => Endings.Contains(command.Split(' ', 2)[0], StringComparer.Ordinal);

    private async Task TypeAllAsync(GuestSession session, CancellationToken cancellation)
    {
        var console = session.Console;
        await console.WaitAsync(afterLine: -1, cancellation);
        var isEnding = false;
        for (var i = 0; i < _commands.Count; i++)
        {
            isEnding = EndsGuest(_commands[i]) && i == _commands.Count - 1;
            if (isEnding)
            {
                await SaveScreenAsync(session, cancellation);
            }

            var lines = console.Lines;
            await session.TypeAsync(_commands[i], cancellation);
            if (!isEnding)
            {
                await console.WaitAsync(lines, cancellation);
            }
        }

        if (!isEnding)
        {
            await SaveScreenAsync(session, cancellation);
            await session.QuitAsync(cancellation);
        }
    }

    private async Task SaveScreenAsync(GuestSession session, CancellationToken cancellation)
    {
        if (_screenshot is not null)
        {
            await session.ScreenshotAsync(_screenshot, cancellation);
        }
    }
}
