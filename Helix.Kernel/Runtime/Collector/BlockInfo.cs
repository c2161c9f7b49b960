namespace Helix.Kernel.Runtime.Collector;

/// <summary>What is kept for each block beside its bitmaps and lines.</summary>
internal struct BlockInfo
{
    public BlockState State;

    /// <summary>Not 0: spans were handed out since the last collection and not yet walked for object starts.</summary>
    public byte HasNewSpans;

    /// <summary>Free lines at the last collection.</summary>
    public ushort FreeLines;
}
