using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Helix.Sdk.Cli.HostLink;

/// <summary>
/// A kernel that <c>helix run</c> keeps running, as other commands find it: a folder of its own below <see cref="Workspace.Run"/> with a
/// copy of the kernel that was booted, to which module files are bound, and the socket of its second serial port.
/// </summary>
/// <param name="ProcessId">The command that runs it.</param>
/// <param name="Kernel">The kernel with symbols.</param>
/// <param name="Socket">The socket.</param>
/// <param name="Folder">The folder.</param>
public sealed record RunningKernel(int ProcessId, string Kernel, string Socket, string Folder) : IDisposable
{
    // A socket's path has at most 107 characters (unix(7)).
    private const int MostSocketCharacters = 107;
    private const string Description = "session.json";

    /// <summary>Makes the folder for a kernel that is about to start; disposing it says that the kernel has ended.</summary>
    public static RunningKernel Announce(Workspace workspace)
    {
        Sweep(workspace);
        var folder = Directory.CreateDirectory(Path.Combine(workspace.Run, $"{Environment.ProcessId}-{Stopwatch.GetTimestamp():x16}")).FullName;
        var socket = Path.Combine(folder, "link");
        if (socket.Length > MostSocketCharacters)
        {
            socket = Path.Combine(Path.GetTempPath(), $"helix-{Path.GetFileName(folder)}");
        }

        var kernel = Path.Combine(folder, Path.GetFileName(workspace.Kernel));
        if (File.Exists(workspace.Kernel))
        {
            File.Copy(workspace.Kernel, kernel);
        }

        var running = new RunningKernel(Environment.ProcessId, kernel, socket, folder);
        File.WriteAllText(Path.Combine(folder, Description), JsonSerializer.Serialize(running));
        return running;
    }

    /// <summary>The kernel that was started last and still runs.</summary>
    /// <exception cref="HelixException">None runs.</exception>
    public static RunningKernel Find(Workspace workspace)
    {
        var folders = Directory.Exists(workspace.Run) ? new DirectoryInfo(workspace.Run).GetDirectories() : [];
        return folders.OrderByDescending(static folder => folder.CreationTimeUtc)
            .ThenByDescending(static folder => folder.Name[(folder.Name.IndexOf('-') + 1)..], StringComparer.Ordinal)
            .Select(static folder => Read(folder.FullName))
            .FirstOrDefault(static running => running is { IsAlive: true } && File.Exists(running.Socket))
            ?? throw new HelixException("no kernel is running", "Start one in another terminal: ./helix run");
    }

    /// <summary>A kernel that something else runs, built by this tree.</summary>
    /// <param name="workspace">The tree.</param>
    /// <param name="socket">The socket of its second serial port.</param>
    /// <exception cref="HelixException">There is no such socket.</exception>
    public static RunningKernel Behind(Workspace workspace, string socket)
    {
        if (!File.Exists(socket))
        {
            throw new HelixException($"there is no socket '{socket}'", "Is the machine on, and is its second serial port a pipe?");
        }

        Directory.CreateDirectory(workspace.Run);
        return new RunningKernel(Environment.ProcessId, workspace.Kernel, Path.GetFullPath(socket), workspace.Run);
    }

    /// <summary>Requires that the kernel has not ended.</summary>
    /// <exception cref="HelixException">It has.</exception>
    public void RequireAlive()
    {
        if (!Directory.Exists(Folder) || !File.Exists(Socket))
        {
            throw new HelixException("the running kernel ended", "Start it again: ./helix run");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Socket))
        {
            File.Delete(Socket);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private bool IsAlive
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(ProcessId);
                return !process.HasExited;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    private static RunningKernel? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RunningKernel>(File.ReadAllText(Path.Combine(folder, Description)));
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            // It is just being made, or just being removed.
            return null;
        }
    }

    /// <summary>Removes what commands left behind that were killed.</summary>
    private static void Sweep(Workspace workspace)
    {
        foreach (var folder in Directory.Exists(workspace.Run) ? Directory.GetDirectories(workspace.Run) : [])
        {
            if (Read(folder) is { IsAlive: false } stale)
            {
                (stale with { Folder = folder }).Dispose();
            }
        }
    }
}
