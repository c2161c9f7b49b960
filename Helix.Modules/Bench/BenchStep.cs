namespace Helix.Modules.Bench;

/// <summary>The least that a call can do.</summary>
internal sealed class BenchStep : IBenchStep
{
    public long Next(long value) => value + 1;
}
