using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;

namespace Helix.Sdk.Build.Images;

/// <summary>A program of the host's distribution that the build calls.</summary>
/// <param name="program">The program's name, looked up in the path.</param>
/// <param name="package">The Debian package that holds it.</param>
public sealed class HostTool(string program, string package)
{
    /// <summary>Runs the program; its output is shown only when it fails.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="BuildFailureException">The program is missing or failed.</exception>
    public void Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        var messages = new List<string>();
        using Process process = Start(start);
        process.OutputDataReceived += (_, line) => Keep(messages, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(messages, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            foreach (string message in messages)
            {
                Console.Error.WriteLine(message);
            }

            throw new BuildFailureException($"{program} ended with status {process.ExitCode}");
        }
    }

    private static void Keep(List<string> messages, string? line)
    {
        if (line is not null)
        {
            lock (messages)
            {
                messages.Add(line);
            }
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BuildFailureException($"{program} is not installed: run 'apt-get install {package}'");
        }
    }
}
