namespace Helix.Interfaces.Memory;

/// <summary>The sizes of a page, in bytes (Intel SDM volume 3, section 4.5, four-level paging).</summary>
public enum PageSize : long
{
    /// <summary>4 KiB.</summary>
    Small = 1L << 12,

    /// <summary>2 MiB.</summary>
    Large = 1L << 21,

    /// <summary>1 GiB.</summary>
    Huge = 1L << 30,
}
