namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// How many mappings a frame has beyond the first: two bytes for each frame, 0 for nearly all. Frames are numbers, addresses divided by 4096.
/// Not synchronised; allocates nothing.
/// </summary>
/// <param name="counts">A zeroed place for each frame.</param>
/// <param name="frameCount">How many.</param>
public unsafe struct FrameShares(ushort* counts, ulong frameCount)
{
    private readonly ushort* _counts = counts;
    private readonly ulong _frameCount = frameCount;

    /// <summary>The sum over all frames: as many copies were not made.</summary>
    public ulong Total { get; private set; }

    /// <summary>Counts one more mapping.</summary>
    /// <returns>False, and nothing is changed, for a frame that is not known or has 65536 mappings.</returns>
    public bool Add(ulong frame)
    {
        if (frame >= _frameCount || _counts[frame] == ushort.MaxValue)
        {
            return false;
        }

        _counts[frame]++;
        Total++;
        return true;
    }

    /// <summary>Counts a mapping less.</summary>
    /// <returns>False, and nothing is changed, if it is the only one: the frame is the caller's then.</returns>
    public bool Drop(ulong frame)
    {
        if (!IsShared(frame))
        {
            return false;
        }

        _counts[frame]--;
        Total--;
        return true;
    }

    /// <summary>Whether a frame has more than one mapping.</summary>
    public readonly bool IsShared(ulong frame) => frame < _frameCount && _counts[frame] != 0;
}
