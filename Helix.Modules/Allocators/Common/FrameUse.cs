namespace Helix.Modules.Allocators.Common;

/// <summary>What is known of a frame of 4 KiB.</summary>
internal enum FrameUse : byte
{
    /// <summary>Not managed here.</summary>
    Foreign = 0,

    /// <summary>Free, or within a larger frame that is in use.</summary>
    Other = 1,

    /// <summary>Kept by a processor for its next call.</summary>
    Cached = 2,

    /// <summary>In use as a frame of 4 KiB.</summary>
    Small = 3,

    /// <summary>The first of a frame of 2 MiB in use.</summary>
    Large = 4,

    /// <summary>The first of a frame of 1 GiB in use.</summary>
    Huge = 5,
}
