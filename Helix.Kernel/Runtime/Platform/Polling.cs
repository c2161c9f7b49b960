using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>Waiting for console input. Output is always ready.</summary>
internal static unsafe class Polling
{
    private const short ReadyToRead = 1;
    private const short ReadyToWrite = 4;
    private const short InvalidDescriptor = 32;
    private const ulong StepNs = 5_000_000;

    /// <summary>
    /// Waits until a descriptor is ready, at most <paramref name="timeoutMs"/> (negative: for ever).
    /// Returns an error in the class library's numbering.
    /// </summary>
    [RuntimeExport("SystemNative_Poll")]
    internal static int Poll(PollEvent* events, uint count, int timeoutMs, uint* triggered)
    {
        if (triggered == null || (events == null && count != 0))
        {
            return ErrorNumbers.ToPal((int)Errno.EFAULT);
        }

        ulong waitedNs = 0;
        while ((*triggered = Check(events, count)) == 0 && timeoutMs != 0)
        {
            var sleep = PlatformServices.Current.Sleep;
            if (sleep == null || (timeoutMs > 0 && waitedNs >= (ulong)timeoutMs * 1_000_000))
            {
                break;
            }

            sleep(StepNs);
            waitedNs += StepNs;
        }

        return 0;
    }

    /// <summary>1 when console input waits.</summary>
    [RuntimeExport("SystemNative_StdinReady")]
    internal static int IsInputReady()
    {
        var ready = PlatformServices.Current.IsConsoleInputReady;
        return ready == null ? 0 : ready();
    }

    private static uint Check(PollEvent* events, uint count)
    {
        uint ready = 0;
        for (uint i = 0; i < count; i++)
        {
            int stream = Descriptors.StreamOf(events[i].Descriptor);
            short found = stream switch
            {
                < 0 => InvalidDescriptor,
                Descriptors.Input => (short)(IsInputReady() != 0 ? events[i].Requested & ReadyToRead : 0),
                _ => (short)(events[i].Requested & ReadyToWrite),
            };
            events[i].Triggered = found;
            ready += found != 0 ? 1u : 0u;
        }

        return ready;
    }
}
