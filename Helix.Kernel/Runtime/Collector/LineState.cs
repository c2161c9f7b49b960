namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// The byte kept for each line of a block. Between collections it tells free lines from used ones and where the spans begin
/// that were handed out since the last collection, so that a walk from there finds every new object.
/// </summary>
internal static class LineState
{
    /// <summary>Nothing in it: may be handed out.</summary>
    public const byte Free = 0;

    /// <summary>Held a live object at the last collection.</summary>
    public const byte Live = 1;

    /// <summary>Goes on with the span of the line before it.</summary>
    public const byte SpanContinues = 2;

    /// <summary>Bit: a span starts in this line; the low bits are its offset in the line, in units of 8 bytes.</summary>
    public const byte SpanStarts = 0x80;

    public const byte SpanOffsetMask = 0x0F;
}
