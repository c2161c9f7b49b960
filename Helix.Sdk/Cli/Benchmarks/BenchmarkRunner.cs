using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Cli.Emulation;
using Helix.Sdk.Cli.Processes;
using Helix.Sdk.Packaging;

namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>Measures each figure.</summary>
public sealed class BenchmarkRunner(Workspace workspace, IProcessRunner processes)
{
    private const string KernelOptions = $"shell.run=\"bench {BenchGoals.EntryToPrompt}; bench\"";
    private const string LoadedModule = "Helix.Tests.Modules.Bulk";
    private const string LoadedFile = "Bulk.hmod";
    private const double BytesPerMiB = 1024 * 1024;
    private const int SmallMemoryMiB = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs the kernel's own benchmarks, in the place of its first prompt: nothing that is typed disturbs them.</summary>
    public async Task<IReadOnlyList<BenchSample>> MeasureKernelAsync(CancellationToken cancellation)
    {
        var samples = new List<BenchSample>();
        void Collect(string line)
        {
            if (BenchSample.Read(line) is { } sample)
            {
                samples.Add(sample);
            }
        }

        var machine = Machine(MachineDefaults.MemoryMiB) with
        {
            CountsInstructions = true,
            KernelOptions = KernelOptions,
            BootArchive = BootFiles.Archive(workspace, [new BootFile($"modules/{LoadedFile}", PackLoadedModule())]),
        };
        await BootAsync(machine, Collect, cancellation);
        return samples;
    }

    /// <summary>Boots to the prompt in little memory.</summary>
    public async Task<BenchSample> MeasureSmallBootAsync(CancellationToken cancellation)
    {
        await BootAsync(Machine(SmallMemoryMiB), onLine: null, cancellation);
        return new BenchSample(BenchGoals.BootMemory, SmallMemoryMiB, "MiB");
    }

    /// <summary>Looks at the ISO.</summary>
    public BenchSample MeasureIso()
    {
        var iso = new FileInfo(workspace.Iso);
        return iso.Exists
            ? new BenchSample(BenchGoals.IsoSize, Math.Round(iso.Length / BytesPerMiB, 1), "MiB")
            : throw new HelixException($"there is no {workspace.Show(iso.FullName)}");
    }

    /// <summary>Builds twice: without a change, and after a comment was added to a module's source.</summary>
    /// <remarks>The source is put back as it was, with its time, and the build too.</remarks>
    public async Task<IReadOnlyList<BenchSample>> MeasureBuildsAsync(CancellationToken cancellation)
    {
        var module = FindModuleSource();
        await BuildAsync(cancellation);
        var unchanged = await BuildAsync(cancellation);
        var text = await File.ReadAllTextAsync(module, cancellation);
        double changed;
        try
        {
            await File.AppendAllTextAsync(module, "\n// Changed to measure the build.\n", cancellation);
            changed = await BuildAsync(cancellation);
        }
        finally
        {
            await File.WriteAllTextAsync(module, text, CancellationToken.None);
        }

        await BuildAsync(cancellation);
        return [new(BenchGoals.BuildUnchanged, unchanged, "s"), new(BenchGoals.BuildOneModule, changed, "s")];
    }

    private string PackLoadedModule()
    {
        var request = PackRequest.Read(workspace.PackRequest(LoadedModule)) with { Output = Path.Combine(workspace.Modules, LoadedFile) };
        try
        {
            return new ModulePacker().Pack(request).Path;
        }
        catch (BuildFailureException failure)
        {
            throw new HelixException(failure.Message);
        }
    }

    private static async Task BootAsync(MachineOptions machine, Action<string>? onLine, CancellationToken cancellation)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(Patience);
        await using var session = await GuestSession.StartAsync(machine, firmware: null, copyTo: null, onLine, clock.Token);
        try
        {
            await session.Console.WaitAsync(afterLine: -1, clock.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HelixException($"no prompt within {Patience.TotalMinutes:0} minutes");
        }
    }

    private MachineOptions Machine(int memoryMiB)
        => new() { Medium = BootMedium.Kernel, Image = workspace.Kernel, MemoryMiB = memoryMiB, EndsAtReset = true };

    private string FindModuleSource()
        => Directory.EnumerateFiles(Path.Combine(workspace.Root, "Helix.Modules"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault() ?? throw new HelixException("there is no module in Helix.Modules");

    private async Task<double> BuildAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var helix = new ProcessCommand(Path.Combine(workspace.Root, "helix"), ["build"], workspace.Root);
        var result = await processes.RunAsync(helix, onLine: null, cancellation);
        return result.Succeeded
            ? Math.Round(clock.Elapsed.TotalSeconds, 1)
            : throw new HelixException($"{helix} failed: {result.Lines.LastOrDefault(line => line.Contains("error", StringComparison.Ordinal))}");
    }
}
