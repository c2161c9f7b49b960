using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Bench;

/// <summary>
/// Prints a row <c>@bench name value unit</c> for each benchmark. The unit is instructions: under an emulator that counts them, one is a
/// nanosecond of the machine's clock; on other machines the values are nanoseconds.
/// </summary>
[ShellCommand("bench", "[name]", "measures what basic operations of the runtime cost")]
internal sealed class BenchCommand : IShellCommand
{
    /// <inheritdoc/>
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1)
        {
            return Status.InvalidArgument;
        }

        bool found = false;
        foreach (Benchmark benchmark in CreateAll())
        {
            if (arguments.Count == 0 || arguments[0] == benchmark.Name)
            {
                found = true;
                double value = Meter.Measure(benchmark);
                context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"@bench {benchmark.Name} {value} instructions"));
            }
        }

        return found ? Status.Ok : Status.NotFound;
    }

    /// <summary>All benchmarks, in the order of the report.</summary>
    internal static Benchmark[] CreateAll() =>
    [
        new AllocationBenchmark(),
        new InterfaceCallBenchmark(),
        new VirtualCallBenchmark(),
        new DictionaryBenchmark(),
        new FormatBenchmark(),
        new ThrowBenchmark(),
        new CollectionBenchmark(),
    ];
}
