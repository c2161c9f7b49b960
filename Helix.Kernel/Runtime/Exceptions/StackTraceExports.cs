using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>The stack trace of the running thread.</summary>
internal static unsafe class StackTraceExports
{
    /// <summary>
    /// Fills <paramref name="addresses"/> with the return addresses of the frames above <paramref name="addressInCaller"/>.
    /// Called by <c>RhpGetCurrentThreadStackTrace</c>, which saves the registers.
    /// </summary>
    /// <returns>Number of frames; negative when they are more than <paramref name="capacity"/>.</returns>
    [RuntimeExport("HelixCollectStackTrace")]
    public static int Collect(ulong* addresses, uint capacity, ulong addressInCaller, LimitedContext* context)
    {
        StackFrameIterator iterator;
        uint count = 0;
        ulong funcletOwner = 0;
        bool valid = FrameWalk.Start(&iterator, context, 0, (ExceptionRecord*)ThreadRecord.GetCurrent()->ExceptionHead);
        while (valid)
        {
            // A method and its funclets share the frame pointer and follow each other: they are one entry.
            bool repeated = iterator.FramePointer != 0 && iterator.FramePointer == funcletOwner;
            if (iterator.Registers.Sp > addressInCaller && !repeated)
            {
                if (count < capacity)
                {
                    addresses[count] = iterator.OriginalControlPc;
                }

                count++;
            }

            funcletOwner = iterator.FramePointer;
            valid = (iterator.Frame.Flags & FrameFlags.ReversePInvoke) == 0
                && FrameWalk.Next(&iterator, MeetThrowSites.Pass, out _);
        }

        return count <= capacity ? (int)count : -(int)count;
    }
}
