using System;
using System.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>What it costs to load a module file with 20 KiB of code, and to unload it with the proof, less the collections of the proof.</summary>
internal readonly record struct ModuleFileCosts(double Load, double Unload)
{
    /// <summary>The first figure's name.</summary>
    public const string LoadName = "module-load";

    /// <summary>The second figure's name.</summary>
    public const string UnloadName = "module-unload";

    private const string File = "Bulk";
    private const string Module = "bulk";
    private const int Rounds = 7;

    /// <summary>Measures both: the medians, in nanoseconds of the machine's clock.</summary>
    /// <param name="modules">Loads and unloads.</param>
    /// <returns><see cref="Status.NotFound"/> if the file is not among the boot files; what a load or unload answered.</returns>
    public static Result<ModuleFileCosts> Measure(ISysModManager modules)
    {
        double[] loads = new double[Rounds];
        double[] unloads = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Status status = modules.LoadModule(File).Status;
            loads[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            if (status.IsError())
            {
                return status;
            }

            double collection = MeasureCollection();
            int collections = GC.CollectionCount(0);
            start = Stopwatch.GetTimestamp();
            status = modules.UnloadModule(Module).Status;
            unloads[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds - ((GC.CollectionCount(0) - collections) * collection);
            if (status.IsError())
            {
                return status;
            }
        }

        Array.Sort(loads);
        Array.Sort(unloads);
        return new ModuleFileCosts(loads[Rounds / 2], unloads[Rounds / 2]);
    }

    private static double MeasureCollection()
    {
        long start = Stopwatch.GetTimestamp();
        GC.Collect();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
