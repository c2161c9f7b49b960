using System;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>Neighbours in a list of frames.</summary>
internal static class FrameRuns
{
    /// <summary>How many frames at the beginning of a list, which is not empty, lie side by side in rising or in falling order.</summary>
    [NoHeapAllocation]
    public static int LengthOfFirst(ReadOnlySpan<long> frames)
    {
        if (frames.Length == 1)
        {
            return 1;
        }

        long step = frames[1] - frames[0];
        int length = 1;
        while (step is 1 or -1 && length < frames.Length && frames[length] - frames[length - 1] == step)
        {
            length++;
        }

        return length;
    }
}
