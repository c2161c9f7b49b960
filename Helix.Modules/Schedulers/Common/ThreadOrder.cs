using System.Collections.Generic;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>All threads in the order in which a scheduler hands them on.</summary>
internal static class ThreadOrder
{
    /// <summary>For each processor the running one, then the ready ones as they would run; at last the blocked ones.</summary>
    public static List<ThreadEntry> List(RunQueue[] queues, ThreadDirectory directory)
    {
        var threads = new List<ThreadEntry>(directory.Count);
        foreach (RunQueue queue in queues)
        {
            if (queue.Current is { State: ThreadRunState.Running } current)
            {
                threads.Add(current);
            }

            for (ThreadEntry? entry = queue.First(); entry is not null; entry = queue.After(entry))
            {
                threads.Add(entry);
            }
        }

        directory.AddBlocked(threads);
        return threads;
    }
}
