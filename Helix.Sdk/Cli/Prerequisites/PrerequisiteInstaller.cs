using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Output;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Prerequisites;

/// <summary>Finds out which prerequisites are missing and installs their Debian packages.</summary>
public sealed class PrerequisiteInstaller
{
    private readonly IHostFiles _files;
    private readonly IProcessRunner _processes;
    private readonly IReporter _reporter;

    /// <summary>Creates an installer.</summary>
    public PrerequisiteInstaller(IHostFiles files, IProcessRunner processes, IReporter reporter)
    {
        _files = files;
        _processes = processes;
        _reporter = reporter;
    }

    /// <summary>Makes sure that everything in <paramref name="needed"/> is there.</summary>
    /// <exception cref="HelixException">Something is missing and cannot be installed.</exception>
    public async Task EnsureAsync(IReadOnlyCollection<Prerequisite> needed, CancellationToken cancellation)
    {
        var missing = FindMissing(needed);
        if (missing.Count == 0)
        {
            return;
        }

        var packages = missing.Select(item => item.Package).Distinct().ToArray();
        var names = string.Join(", ", missing.Select(item => item.Name));
        var command = $"apt-get install {string.Join(' ', packages)}";
        var prefix = FindPrivilegePrefix(names, command);

        _reporter.Info($"missing: {names}");
        await _reporter.StepAsync($"installing {string.Join(' ', packages)}", async report =>
        {
            await RunAsync(prefix, ["apt-get", "update", "-q"], names, command, report, cancellation);
            string[] install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", .. packages];
            await RunAsync(prefix, install, names, command, report, cancellation);
            return true;
        });

        var still = FindMissing(missing);
        if (still.Count > 0)
        {
            var first = still[0];
            throw new HelixException(
                $"{first.Name} is still missing after package {first.Package} was installed (looked for {string.Join(", ", first.Candidates)})",
                $"Run: apt-get install --reinstall {first.Package}");
        }
    }

    /// <summary>The prerequisites that are not there.</summary>
    public IReadOnlyList<Prerequisite> FindMissing(IEnumerable<Prerequisite> needed)
        => needed.Where(item => !item.Candidates.Any(candidate => IsPresent(item.Kind, candidate))).ToArray();

    private bool IsPresent(PrerequisiteKind kind, string candidate)
        => kind == PrerequisiteKind.File ? _files.Exists(candidate) : FindProgram(candidate);

    private bool FindProgram(string name) => _files.ProgramFolders.Any(folder => _files.Exists(Path.Combine(folder, name)));

    private string[] FindPrivilegePrefix(string names, string command)
    {
        if (!FindProgram("apt-get"))
        {
            throw new HelixException(
                $"missing: {names}; this system has no apt-get to install them with",
                $"Install what corresponds to the Debian packages: {command["apt-get install ".Length..]}");
        }

        if (_files.IsRoot)
        {
            return [];
        }

        return FindProgram("sudo")
            ? ["sudo"]
            : throw new HelixException($"missing: {names}; installing them needs root, and there is no sudo", $"As root, run: {command}");
    }

    private async Task RunAsync(
        string[] prefix, string[] words, string names, string command, Action<string> report, CancellationToken cancellation)
    {
        string[] all = [.. prefix, "env", "DEBIAN_FRONTEND=noninteractive", .. words];
        var result = await _processes.RunAsync(new ProcessCommand(all[0], all[1..]), report, cancellation);
        if (!result.Succeeded)
        {
            var reason = result.Lines.LastOrDefault(line => line.StartsWith("E:", StringComparison.Ordinal)) ?? $"status {result.ExitCode}";
            throw new HelixException(
                $"missing: {names}; {string.Join(' ', words.Take(2))} failed: {reason}",
                $"As root, run: apt-get update && {command}");
        }
    }
}
