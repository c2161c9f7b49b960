using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Emulation;
using Helix.Sdk.Cli.Processes;
using NUnit.Framework;

namespace Helix.Tests.Boot.Emulation;

/// <summary>
/// A machine in QEMU whose serial line is read and typed into. Everything has one limit of wall time, generous because it only catches
/// machines that hang; when it is over, the waiting test fails with the end of what the machine said.
/// </summary>
public sealed class QemuMachine : IAsyncDisposable
{
    private const int LastLines = 60;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _limit;
    private readonly List<string> _lines = [];
    private readonly PromptWatcher _watcher;
    private readonly Process _process;
    private readonly string _folder;
    private readonly Task _reading;
    private readonly Task<string> _complaints;
    private QmpClient? _control;

    private QemuMachine(Process process, string folder, TimeSpan limit, Action<string>? onLine)
    {
        _process = process;
        _folder = folder;
        _limit = new CancellationTokenSource(limit);
        _watcher = new PromptWatcher { LineEnded = line => Keep(line, onLine) };
        _reading = ReadAsync();
        _complaints = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the machine has said so far, in finished lines without escape sequences.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The same as one text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Starts a machine.</summary>
    /// <param name="options">The machine; the control socket is set here.</param>
    /// <param name="limit">How long everything together may take.</param>
    /// <param name="onLine">Called with each finished line, or null.</param>
    /// <param name="serial">Whether it has a serial port.</param>
    public static async Task<QemuMachine> StartAsync(
        MachineOptions options, TimeSpan limit, Action<string>? onLine = null, SerialLine serial = SerialLine.Present)
    {
        string folder = Directory.CreateTempSubdirectory("helix-").FullName;
        string socket = Path.Combine(folder, "qmp");
        MachineOptions whole = options with { ControlSocket = socket, Serial = SerialPort.Pipe, EndsAtReset = true };
        UefiFirmware? firmware = options.Medium == BootMedium.IsoUefi ? UefiFirmware.Find() : null;
        ProcessCommand command = QemuCommandLine.Create(whole, firmware);
        if (serial == SerialLine.Absent)
        {
            command = command with { Arguments = [.. command.Arguments.Select(static a => a == "chardev:serial0" ? "none" : a)] };
        }

        TestContext.Out.WriteLine(command);
        ProcessStartInfo start = ProcessRunner.CreateStartInfo(command);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var machine = new QemuMachine(ProcessRunner.Start(start), folder, limit, onLine);
        machine._control = await QmpClient.ConnectAsync(socket, machine._limit.Token);
        return machine;
    }

    /// <summary>Waits for the shell's first prompt.</summary>
    public Task PromptAsync() => GuardAsync(token => _watcher.WaitAsync(afterLine: -1, token), "the prompt did not appear");

    /// <summary>Types a command, waits for the next prompt and returns the lines in between, the typed one first.</summary>
    public async Task<IReadOnlyList<string>> ExecuteAsync(string command)
    {
        long before = _watcher.Lines;
        await TypeAsync(command);
        await GuardAsync(token => _watcher.WaitAsync(before, token), $"no prompt after '{command}'");
        return [.. Lines.Skip((int)before)];
    }

    /// <summary>Types a line and Enter on the serial line.</summary>
    public async Task TypeAsync(string line)
    {
        Stream input = _process.StandardInput.BaseStream;
        await input.WriteAsync(Encoding.UTF8.GetBytes(line + "\r"), _limit.Token);
        await input.FlushAsync(_limit.Token);
    }

    /// <summary>Waits until the machine has said a text.</summary>
    public Task SaysAsync(string text) => GuardAsync(
        async token =>
        {
            while (!Text.Contains(text, StringComparison.Ordinal))
            {
                if (_process.HasExited)
                {
                    throw new HelixException("the machine ended");
                }

                await Task.Delay(50, token);
            }
        },
        $"it did not say '{text}'");

    /// <summary>Gives the emulator's human monitor a command and returns its answer.</summary>
    public async Task<string> MonitorAsync(string command)
    {
        var arguments = new Dictionary<string, object> { ["command-line"] = command };
        return (await _control!.ExecuteAsync("human-monitor-command", arguments, _limit.Token)).GetString() ?? "";
    }

    /// <summary>Waits for the end of the machine.</summary>
    public async Task<GuestExit> EndAsync()
    {
        await GuardAsync(_process.WaitForExitAsync, "the machine did not end");
        await _reading;
        await _control!.DrainAsync(LastWords);
        TestContext.Out.WriteLine(Tail());
        return GuestExit.Read(_process.ExitCode, _control.ShutdownReason);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await _reading;
        string complaints = await _complaints;
        if (complaints.Length > 0)
        {
            TestContext.Out.WriteLine("emulator: " + complaints);
        }

        if (_control is not null)
        {
            await _control.DisposeAsync();
        }

        _process.Dispose();
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task GuardAsync(Func<CancellationToken, Task> wait, string what)
    {
        try
        {
            await wait(_limit.Token);
        }
        catch (Exception reason) when (reason is OperationCanceledException or HelixException)
        {
            string why = reason is HelixException ? reason.Message : "the time is over";
            Assert.Fail($"{what}: {why}\n{Tail()}");
        }
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[4096];
        Stream output = _process.StandardOutput.BaseStream;
        for (int count; (count = await output.ReadAsync(buffer)) > 0;)
        {
            _watcher.Feed(buffer.AsSpan(0, count));
        }

        _watcher.Feed("\n"u8);
        _watcher.End();
    }

    private void Keep(string line, Action<string>? onLine)
    {
        line = line.TrimEnd('\r');
        lock (_lines)
        {
            _lines.Add(line);
        }

        onLine?.Invoke(line);
    }

    private string Tail() => string.Join('\n', Lines.TakeLast(LastLines));
}
