using System;
using System.Globalization;

namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>A value as the kernel reports it: a console line <c>@bench name value unit</c>.</summary>
/// <param name="Name">The figure's name.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit.</param>
public sealed record BenchSample(string Name, double Value, string Unit)
{
    private const string Mark = "@bench ";

    /// <summary>Reads a line of the console; null when it is not such a row.</summary>
    public static BenchSample? Read(string line)
    {
        var start = line.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var words = line[(start + Mark.Length)..].Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new BenchSample(words[0], value, words[2].Trim())
            : null;
    }
}
