using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>A guest whose console is read and typed into by this program.</summary>
public sealed class GuestSession : IAsyncDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Task _copying;
    private readonly Task _errors;
    private readonly string _folder;
    private readonly List<string> _complaints = [];
    private QmpClient? _control;

    private GuestSession(Process process, string folder, Stream? copyTo, Action<string>? onLine)
    {
        _process = process;
        _folder = folder;
        Console = new PromptWatcher { LineEnded = onLine };
        _copying = CopyAsync(copyTo);
        _errors = CollectErrorsAsync();
    }

    /// <summary>The guest's console.</summary>
    public PromptWatcher Console { get; }

    /// <summary>What the emulator itself complained about.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Starts a guest.</summary>
    /// <param name="options">The machine; its serial port and control socket are set here.</param>
    /// <param name="firmware">The UEFI firmware, if the machine needs it.</param>
    /// <param name="copyTo">Where the console's bytes are copied to, or null.</param>
    /// <param name="onLine">Called with each finished line of the console, or null.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<GuestSession> StartAsync(
        MachineOptions options, UefiFirmware? firmware, Stream? copyTo, Action<string>? onLine, CancellationToken cancellation)
    {
        // The folder is short on purpose: a socket's path has at most 107 characters.
        var folder = Directory.CreateTempSubdirectory("helix-").FullName;
        var socket = Path.Combine(folder, "qmp");
        var machine = options with { Serial = SerialPort.Pipe, ControlSocket = socket };
        var start = ProcessRunner.CreateStartInfo(QemuCommandLine.Create(machine, firmware));
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var session = new GuestSession(ProcessRunner.Start(start), folder, copyTo, onLine);
        try
        {
            await session.ConnectAsync(socket, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Types a line and its Enter key.</summary>
    public async Task TypeAsync(string line, CancellationToken cancellation)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(Encoding.UTF8.GetBytes(line + "\r"), cancellation);
            await input.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            throw new HelixException($"the guest ended before it could be told: {line}");
        }
    }

    /// <summary>Saves the guest's screen as PNG.</summary>
    public Task ScreenshotAsync(string path, CancellationToken cancellation)
        => ExecuteAsync(
            "screendump", new Dictionary<string, object> { ["filename"] = Path.GetFullPath(path), ["format"] = "png" }, cancellation);

    /// <summary>Ends the emulator.</summary>
    public Task QuitAsync(CancellationToken cancellation) => ExecuteAsync("quit", arguments: null, cancellation);

    /// <summary>Waits for the guest's end.</summary>
    public async Task<GuestExit> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        await Task.WhenAll(_copying, _errors).WaitAsync(cancellation);
        if (_control is not null)
        {
            await _control.DrainAsync(LastWords);
        }

        return GuestExit.Read(_process.ExitCode, _control?.ShutdownReason);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await Task.WhenAll(_copying, _errors);
        if (_control is not null)
        {
            await _control.DisposeAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ConnectAsync(string socket, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var connecting = QmpClient.ConnectAsync(socket, patience.Token);
        if (await Task.WhenAny(connecting, _process.WaitForExitAsync(cancellation)) != connecting)
        {
            await patience.CancelAsync();
        }

        try
        {
            _control = await connecting;
        }
        catch (Exception failure) when (failure is HelixException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // The emulator ended at once; its exit status and its complaints say why.
        }
    }

    private Task ExecuteAsync(string command, IReadOnlyDictionary<string, object>? arguments, CancellationToken cancellation)
        => _control is { } control
            ? control.ExecuteAsync(command, arguments, cancellation)
            : throw new HelixException($"the emulator did not start: {string.Join(' ', _complaints)}");

    private async Task CopyAsync(Stream? copyTo)
    {
        var buffer = new byte[4096];
        var source = _process.StandardOutput.BaseStream;
        for (int count; (count = await source.ReadAsync(buffer)) > 0;)
        {
            if (copyTo is not null)
            {
                await copyTo.WriteAsync(buffer.AsMemory(0, count));
                await copyTo.FlushAsync();
            }

            Console.Feed(buffer.AsSpan(0, count));
        }

        Console.End();
    }

    private async Task CollectErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _complaints.Add(line);
        }
    }
}
