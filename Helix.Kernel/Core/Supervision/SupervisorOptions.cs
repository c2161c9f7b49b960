using System;

namespace Helix.Kernel.Core.Supervision;

/// <summary>How patient the supervisor is.</summary>
/// <param name="FirstDelay">
/// How long a module stays down after the second fault in a row; the first one is answered at once, and each further one doubles it.
/// </param>
/// <param name="LongestDelay">The longest time that it stays down.</param>
/// <param name="QuietTime">After so long without a fault, the next one counts as the first.</param>
/// <param name="MostInARow">After more faults in a row the module stays down.</param>
internal sealed record SupervisorOptions(TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan QuietTime, int MostInARow)
{
    /// <summary>What holds unless the configuration says otherwise.</summary>
    public static SupervisorOptions Default { get; } =
        new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), 8);

    /// <summary>How long the module stays down after so many faults in a row.</summary>
    public TimeSpan DelayAfter(int faults)
    {
        if (faults <= 1)
        {
            return TimeSpan.Zero;
        }

        // Beyond 2^30 times the first delay the longest one holds anyway.
        TimeSpan delay = FirstDelay * (1L << Math.Min(faults - 2, 30));
        return delay < LongestDelay ? delay : LongestDelay;
    }
}
