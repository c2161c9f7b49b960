using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>Times at which waits end.</summary>
internal static unsafe class Deadline
{
    /// <summary>Nanoseconds since start at which a time is over; zero, no limit, for <see cref="ulong.MaxValue"/>.</summary>
    public static ulong After(ulong timeoutNs)
    {
        if (timeoutNs == ulong.MaxValue)
        {
            return 0;
        }

        ulong now = MachineImports.GetNanoseconds();
        return timeoutNs > ulong.MaxValue - now ? ulong.MaxValue : now + timeoutNs;
    }
}
