namespace Helix.Interfaces.Tasks;

/// <summary>What a scheduler has done.</summary>
/// <param name="Threads">Threads it knows.</param>
/// <param name="Ready">Threads that could run now.</param>
/// <param name="Switches">How often it picked another thread than the one before.</param>
/// <param name="Preemptions">How often it asked for that before the thread gave up the processor.</param>
/// <param name="Migrations">How often a thread moved to another processor.</param>
/// <param name="MissedDeadlines">How often a deadline thread was late.</param>
public readonly record struct SchedulerStatistics(
    int Threads, int Ready, long Switches, long Preemptions, long Migrations, long MissedDeadlines);
