namespace Helix.Kernel.Machine.Memory;

/// <summary>Frames of 4 KiB that are kept aside, chained through their own first words, so that any number needs no other memory.</summary>
public unsafe struct FrameChain
{
    private ulong _first;

    /// <summary>How many there are.</summary>
    public ulong Count { readonly get; private set; }

    /// <summary>Adds a frame, of which nobody uses the content.</summary>
    public void Push(ulong frame)
    {
        // SAFETY: all frames that are given out lie in the direct map, and this one is nobody's.
        *(ulong*)AddressSpaceLayout.Direct(frame) = _first;
        _first = frame;
        Count++;
    }

    /// <summary>Takes a frame out; there must be one.</summary>
    public ulong Pop()
    {
        ulong frame = _first;
        _first = *(ulong*)AddressSpaceLayout.Direct(frame);
        Count--;
        return frame;
    }
}
