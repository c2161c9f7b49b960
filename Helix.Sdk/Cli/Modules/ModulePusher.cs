using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Cli.HostLink;

namespace Helix.Sdk.Cli.Modules;

/// <summary>Brings modules into a running kernel.</summary>
/// <param name="running">The kernel.</param>
/// <param name="builder">Makes module files for it.</param>
public sealed class ModulePusher(RunningKernel running, ModuleBuilder builder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly KernelLink _link = new(running);

    /// <summary>Builds a module and brings it in.</summary>
    /// <returns>What happened, for people.</returns>
    /// <exception cref="HelixException">It does not build, or the kernel refuses it.</exception>
    public async Task<string> PushAsync(ModuleProject project, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var file = await builder.BuildAsync(project, cancellation);
        var built = Stopwatch.GetElapsedTime(start);
        var report = await PushFileAsync(file.Path, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{report} (built in {built.TotalSeconds:0.00} s)");
    }

    /// <summary>Brings a module file in.</summary>
    /// <returns>What happened, for people.</returns>
    /// <exception cref="HelixException">There is no such file, or the kernel refuses it.</exception>
    public async Task<string> PushFileAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new HelixException($"there is no file '{file}'");
        }

        var content = await File.ReadAllBytesAsync(file, cancellation);
        var start = Stopwatch.GetTimestamp();
        var answer = await _link.AskAsync(new LinkRequest(LinkCommand.Push, content), Patience, cancellation);
        if (answer.Status.IsError())
        {
            throw new HelixException(
                $"the kernel refuses {Path.GetFileName(file)}: {answer.Text}",
                answer.Status == Status.VersionMismatch ? "A module file fits one kernel: name the module, so that it is made for the one that runs." : null);
        }

        var sent = Stopwatch.GetElapsedTime(start);
        return string.Create(CultureInfo.InvariantCulture, $"{answer.Text}; {content.Length / 1024.0:0} KiB in {sent.TotalSeconds:0.00} s");
    }
}
