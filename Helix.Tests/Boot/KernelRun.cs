using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Emulation;
using Helix.Tests.Boot.Protocol;
using Helix.Tests.Kernel;

namespace Helix.Tests.Boot;

/// <summary>
/// Runs cases inside the kernel: one boot for all of them, and a further one after each case that brought the system down, beginning with
/// the case after it.
/// </summary>
public sealed class KernelRun(string options, int memoryMiB, TimeSpan limit)
{
    private const int MostBoots = 40;

    /// <summary>The kernel with the test cases; null: the one of an ordinary build.</summary>
    public string? Kernel { get; init; }

    /// <summary>Processors of the machine.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>More arguments for the emulator.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Why the run ended before all cases had run; null if they all did.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Runs the cases and returns what became of each that was begun.</summary>
    public async Task<IReadOnlyDictionary<string, CaseResult>> ExecuteAsync()
    {
        var results = new Dictionary<string, CaseResult>();
        string? next = "";
        for (int boots = 0; next is not null; boots++)
        {
            if (boots == MostBoots)
            {
                Obstacle = $"the system came down {MostBoots} times";
                break;
            }

            next = await BootAsync(next, results);
        }

        return results;
    }

    /// <summary>Boots once; returns the case to go on with after a crash.</summary>
    private async Task<string?> BootAsync(string first, Dictionary<string, CaseResult> results)
    {
        var stream = new CaseStream();
        string all = first.Length == 0 ? options : $"{options} tests.skip-to={first}";
        await using QemuMachine machine = await Machines.StartCasesAsync(Kernel ?? BootImages.TestKernel, all.Trim(), memoryMiB, limit, stream.Feed, Cpus, Extra);
        GuestExit exit = await EndAsync(machine);
        IReadOnlyList<CaseResult> part = stream.Close();
        foreach (CaseResult result in part)
        {
            results[result.Name] = result;
        }

        if (stream.HasEnded)
        {
            return null;
        }

        if (part.Count == 0)
        {
            Obstacle = $"the system ended ({exit}) before the first case: {machine.Text}";
            return null;
        }

        return KnownCases.All.Select(static known => known.Name).SkipWhile(name => name != part[^1].Name).Skip(1).FirstOrDefault();
    }

    /// <summary>A machine that hangs counts like one that crashed.</summary>
    private static async Task<GuestExit> EndAsync(QemuMachine machine)
    {
        try
        {
            return await machine.EndAsync();
        }
        catch (NUnit.Framework.AssertionException)
        {
            return new GuestExit(GuestExitKind.TimedOut, 0);
        }
    }
}
