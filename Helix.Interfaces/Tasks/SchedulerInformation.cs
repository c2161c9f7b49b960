namespace Helix.Interfaces.Tasks;

/// <summary>Who decides which thread runs, and how it came to that.</summary>
/// <param name="Module">The module; <see cref="BuiltIn"/> if it is the kernel's own scheduler.</param>
/// <param name="Name">What the scheduler calls itself.</param>
/// <param name="Statistics">What it has done.</param>
/// <param name="Exchanges">How often another scheduler has taken over since the start.</param>
/// <param name="LastPauseNs">How long the last exchange held all threads up, in nanoseconds.</param>
/// <param name="Quarantines">How often a module was put out of work for a fault.</param>
/// <param name="LastFault">The last such module and its fault; empty if there was none.</param>
public sealed record SchedulerInformation(
    string Module,
    string Name,
    SchedulerStatistics Statistics,
    int Exchanges,
    long LastPauseNs,
    int Quarantines,
    string LastFault)
{
    /// <summary>The name by which the kernel's own scheduler is chosen.</summary>
    public const string BuiltIn = "built-in";
}
