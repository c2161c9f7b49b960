using Helix.Interfaces.Modules;

namespace Helix.Modules.Bench;

/// <summary>What the benchmarks of calls between modules call. May be called from any thread; does not block.</summary>
[Contract(0x7E00, "BenchStep", "1.0.0")]
public interface IBenchStep
{
    /// <summary>Adds one.</summary>
    [Function(0x00)]
    long Next(long value);
}
