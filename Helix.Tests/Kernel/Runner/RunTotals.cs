namespace Helix.Tests.Kernel.Runner;

/// <summary>What a run came to.</summary>
/// <param name="Passed">Cases whose checks held; whether what they printed is right, the host decides.</param>
/// <param name="Failed">Cases with a failed check, an escaped exception or a time-out.</param>
public readonly record struct RunTotals(int Passed, int Failed);
