using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Fair;

/// <summary>
/// The weight of each nice value: a step is a factor of about 1.25, so that one thread more or less nice than another gets 10 %
/// more or less. The numbers are those of Linux (kernel/sched/core.c, sched_prio_to_weight), so that a nice value means the same
/// here.
/// </summary>
internal static class NiceWeights
{
    /// <summary>The weight of nice 0, by which virtual time is real time.</summary>
    public const long Unit = 1024;

    private static ReadOnlySpan<int> Table =>
    [
        88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916,
        9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991, 1586, 1277,
        1024, 820, 655, 526, 423, 335, 272, 215, 172, 137,
        110, 87, 70, 56, 45, 36, 29, 23, 18, 15,
    ];

    /// <summary>The weight of a priority; real-time ones have that of nice -20.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of(Priority priority) => Table[Math.Max(priority.Value - Priority.FirstNormal, 0)];
}
