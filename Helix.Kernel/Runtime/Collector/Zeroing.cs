namespace Helix.Kernel.Runtime.Collector;

/// <summary>Whether a new object's components must be zero.</summary>
internal enum Zeroing
{
    Required = 0,

    /// <summary>The caller overwrites them; they hold no references.</summary>
    Optional = 1,
}
