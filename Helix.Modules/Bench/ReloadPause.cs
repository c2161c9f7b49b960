using System;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Bench;

/// <summary>How long callers wait while a module with 1 KiB of state is replaced, with a thread that calls it all the time.</summary>
internal static class ReloadPause
{
    /// <summary>The figure's name.</summary>
    public const string Name = "reload-pause";

    private const string Target = "bench-target";
    private const int Rounds = 11;

    /// <summary>Measures it.</summary>
    /// <param name="modules">Replaces the module.</param>
    /// <param name="step">The module as callers hold it.</param>
    /// <returns>The median in nanoseconds of the machine's clock, or why there is none.</returns>
    public static Result<double> Measure(ISysModManager modules, IBenchStep step)
    {
        bool stop = false;
        var caller = new Thread(() =>
        {
            for (long value = 0; !Volatile.Read(ref stop);)
            {
                value = step.Next(value);
            }
        });
        caller.Start();
        try
        {
            return Replace(modules);
        }
        finally
        {
            Volatile.Write(ref stop, true);
            caller.Join();
        }
    }

    private static Result<double> Replace(ISysModManager modules)
    {
        double[] pauses = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            ReloadReport report = modules.ReloadModule(Target);
            if (report.Status.IsError())
            {
                return report.Status;
            }

            pauses[i] = report.PauseNs;
        }

        Array.Sort(pauses);
        return pauses[Rounds / 2];
    }
}
