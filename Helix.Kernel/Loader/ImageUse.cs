namespace Helix.Kernel.Loader;

/// <summary>What a part of an image may be used for; never written and executed at once.</summary>
public enum ImageUse
{
    /// <summary>Read and executed.</summary>
    Code,

    /// <summary>Only read.</summary>
    Constants,

    /// <summary>Read and written.</summary>
    Data,
}
