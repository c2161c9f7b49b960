namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>A figure that Helix wants to reach.</summary>
/// <param name="Name">Its name; the kernel's rows use the same.</param>
/// <param name="Most">The value that it should not exceed.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="Note">What is measured.</param>
public sealed record BenchGoal(string Name, double Most, string Unit, string Note)
{
    /// <summary>
    /// The same operation of stock Linux 6.1 in the same unit, under the same emulator with <c>-cpu qemu64,+rdrand</c>, where an iteration of a
    /// <c>rep</c> instruction counts as one instruction; a range if it depends on the case; null if it was not measured.
    /// </summary>
    public string? Linux { get; init; }
}
