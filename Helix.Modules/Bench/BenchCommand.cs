using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Modules.Bench.Tasks;

namespace Helix.Modules.Bench;

/// <summary>
/// Prints a row <c>@bench name value unit</c> for each benchmark. The unit is instructions: under an emulator that counts them, one is a
/// nanosecond of the machine's clock; on other machines the values are nanoseconds.
/// </summary>
/// <remarks>
/// <c>kernel-entry-to-prompt</c> is measured only when it is asked for: it is the time up to this very command, which the kernel's
/// option <c>shell.run</c> puts in the place of the first prompt. <c>module-load</c> and <c>module-unload</c> need the boot file modules/Bulk.hmod.
/// </remarks>
[ShellCommand("bench", "[name]", "measures what basic operations of the runtime cost")]
internal sealed class BenchCommand : IShellCommand
{
    private const string StartUp = "kernel-entry-to-prompt";

    /// <inheritdoc/>
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1)
        {
            return Status.InvalidArgument;
        }

        if (arguments.Count == 1 && arguments[0] == StartUp)
        {
            return ReportStartUp(context);
        }

        IBenchStep? step = FindStep(context);
        bool found = false;
        if (step is not null && (arguments.Count == 0 || arguments[0] == ReloadPause.Name))
        {
            Result<double> pause = ReloadPause.Measure(context.Modules.Get<ISysModManager>()!, step);
            if (!pause.IsOk)
            {
                return pause.Status;
            }

            found = true;
            Report(context, ReloadPause.Name, pause.Value);
        }

        if (arguments.Count == 0 || arguments[0] is ModuleFileCosts.LoadName or ModuleFileCosts.UnloadName)
        {
            Result<ModuleFileCosts> costs = ModuleFileCosts.Measure(context.Modules.Get<ISysModManager>()!);
            if (costs.IsOk)
            {
                found = true;
                Report(context, ModuleFileCosts.LoadName, costs.Value.Load);
                Report(context, ModuleFileCosts.UnloadName, costs.Value.Unload);
            }
            else if (arguments.Count != 0)
            {
                return costs.Status;
            }
        }

        foreach (Benchmark benchmark in CreateAll(step, context.Modules))
        {
            if (benchmark.IsPossible && (arguments.Count == 0 || arguments[0] == benchmark.Name))
            {
                found = true;
                Report(context, benchmark.Name, Meter.Measure(benchmark));
            }
        }

        Status status = TaskFigures.Measure(context.Modules, name => arguments.Count == 0 || arguments[0] == name, (name, value) =>
        {
            found = true;
            Report(context, name, value);
        });
        return status.IsError() ? status : found ? Status.Ok : Status.NotFound;
    }

    private static Status ReportStartUp(ICommandContext context)
    {
        if (context.Modules.Get<ISystemStatistics>() is not { } statistics)
        {
            return Status.NotSupported;
        }

        Report(context, StartUp, statistics.Uptime.TotalNanoseconds);
        return Status.Ok;
    }

    private static void Report(ICommandContext context, string name, double value)
        => context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"@bench {name} {value} instructions"));

    private static IBenchStep? FindStep(ICommandContext context)
    {
        Status? started = context.Modules.Get<ISysModManager>()?.StartModule(typeof(IBenchStep));
        return started == Status.Ok ? context.Modules.Get<IBenchStep>() : null;
    }

    /// <summary>All benchmarks, in the order of the report.</summary>
    /// <param name="step">Another module; null to measure without one.</param>
    /// <param name="context">Finds what else is measured; what it does not find is not measured.</param>
    internal static Benchmark[] CreateAll(IBenchStep? step, IModuleContext? context = null)
    {
        IPhysicalAllocator? frames = context?.Get<IPhysicalAllocator>();
        IMemManager? memory = context?.Get<IMemManager>();
        IKernelProbe? probe = context?.Get<IKernelProbe>();
        return
        [
            new AllocationBenchmark(),
            new InterfaceCallBenchmark(),
            new VirtualCallBenchmark(),
            new SlotCallBenchmark(step),
            new DictionaryBenchmark(),
            new FormatBenchmark(),
            new ThrowBenchmark(),
            new CollectionBenchmark(),
            new HashBenchmark(),
            new SignatureBenchmark(),
            new FrameBenchmark(frames),
            new FrameBatchBenchmark(frames),
            new SlabBenchmark(memory),
            new HeapBlockBenchmark(memory, "heap-block", HeapBlockBenchmark.SmallBytes),
            new HeapBlockBenchmark(memory, "heap-block-large", HeapBlockBenchmark.LargeBytes),
            new ManagerBlockBenchmark(memory),
            new BytesBenchmark("memory-copy-4k", static (source, destination) => source.AsSpan().CopyTo(destination)),
            new BytesBenchmark("memory-copy-4k-twin", probe is null ? null : (source, destination) => probe.CopyInCSharp(source, destination)),
            new BytesBenchmark("memory-fill-4k", static (_, destination) => destination.AsSpan().Clear()),
            new BytesBenchmark("memory-fill-4k-twin", probe is null ? null : (_, destination) => probe.FillInCSharp(destination, 0)),
            new BitScanBenchmark(),
            new BitScanTwinBenchmark(),
        ];
    }
}
