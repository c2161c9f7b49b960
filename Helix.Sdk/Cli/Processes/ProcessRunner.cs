using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Processes;

/// <summary>Runs programs of the host.</summary>
public sealed class ProcessRunner : IProcessRunner
{
    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessCommand command, Action<string>? onLine, CancellationToken cancellation)
    {
        var start = CreateStartInfo(command);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        process.StandardInput.Close();

        var lines = new List<string>();
        void Collect(object sender, DataReceivedEventArgs e)
        {
            if (e.Data is { } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }

                onLine?.Invoke(line);
            }
        }

        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProcessResult(process.ExitCode, lines);
    }

    /// <summary>Translates a command for <see cref="Process"/>.</summary>
    public static ProcessStartInfo CreateStartInfo(ProcessCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = command.Folder ?? string.Empty,
        };
        foreach (var (name, value) in command.Environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Starts a program or says clearly that it is missing.</summary>
    /// <exception cref="HelixException">The program cannot be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new HelixException($"{start.FileName} did not start");
        }
        catch (Win32Exception failure)
        {
            throw new HelixException($"cannot start {start.FileName}: {failure.Message}", "Install it, or put it on the PATH.");
        }
    }
}
