namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>A figure that Helix wants to reach.</summary>
/// <param name="Name">Its name; the kernel's rows use the same.</param>
/// <param name="Most">The value that it should not exceed.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="Note">What is measured.</param>
public sealed record BenchGoal(string Name, double Most, string Unit, string Note);
