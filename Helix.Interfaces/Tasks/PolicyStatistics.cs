namespace Helix.Interfaces.Tasks;

/// <summary>What the threads of one policy have done in a scheduler.</summary>
/// <param name="Threads">Threads of the policy.</param>
/// <param name="Ready">Those that wait for a processor.</param>
/// <param name="Running">Those that have one.</param>
/// <param name="UsedNs">How long the threads that are there now have run, in nanoseconds.</param>
/// <param name="Switches">How often one of them was picked in place of another thread.</param>
public readonly record struct PolicyStatistics(int Threads, int Ready, int Running, long UsedNs, long Switches);
