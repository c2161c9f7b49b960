using System.Globalization;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>Threads in words.</summary>
internal static class ThreadTable
{
    /// <summary>The policy; of an idle thread, which has none, a dash.</summary>
    public static string Policy(in TaskThread thread) => thread.IsIdle ? "-" : thread.Policy switch
    {
        SchedulingPolicy.Fifo => "fifo",
        SchedulingPolicy.RoundRobin => "round-robin",
        SchedulingPolicy.Batch => "batch",
        SchedulingPolicy.Idle => "idle",
        SchedulingPolicy.Deadline => "deadline",
        _ => "normal",
    };

    /// <summary>The priority, and one that is lent to the thread: <c>120&lt;5</c>.</summary>
    public static string Priority(in TaskThread thread) => thread.IsIdle ? "-"
        : thread.Lent.Value < thread.Priority.Value ? $"{thread.Priority}<{thread.Lent}"
        : thread.Priority.ToString();

    /// <summary>Reads a thread's number; false if it is none.</summary>
    public static bool TryParse(string text, out ThreadId id)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        id = new ThreadId(number);
        return isNumber;
    }
}
