namespace Helix.Kernel.Core.Hardware;

/// <summary>How the processor may cache device memory.</summary>
public enum MemoryCaching
{
    /// <summary>Not at all: for registers.</summary>
    Uncached = 0,

    /// <summary>Writes may be gathered: for framebuffers.</summary>
    WriteCombining = 1,
}
