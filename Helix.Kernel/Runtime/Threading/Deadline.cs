using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>Times at which waits end.</summary>
internal static unsafe class Deadline
{
    /// <summary>Nanoseconds since start at which a time is over; zero, no limit, for <see cref="ulong.MaxValue"/>.</summary>
    public static ulong After(ulong timeoutNs) => timeoutNs == ulong.MaxValue ? 0 : Of(timeoutNs);

    /// <summary>Nanoseconds since start at which a sleep is over.</summary>
    public static ulong Of(ulong durationNs)
    {
        ulong now = MachineImports.GetNanoseconds();
        return durationNs > ulong.MaxValue - now ? ulong.MaxValue : now + durationNs;
    }
}
