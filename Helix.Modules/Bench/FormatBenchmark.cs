using System.Globalization;

namespace Helix.Modules.Bench;

/// <summary>Formatting of one number.</summary>
internal sealed class FormatBenchmark : Benchmark
{
    private string? _text;

    public override string Name => "format-int";

    public override int Count => 5_000;

    public override void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _text = string.Format(CultureInfo.InvariantCulture, "value {0}", 12345 + i);
        }
    }
}
