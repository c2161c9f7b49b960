namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// Where the parts of a module's image lie, in bytes from <see cref="RuntimeImages"/>' area: never as addresses, so that the record of an
/// image is no reference to it. Ends are exclusive.
/// </summary>
public struct ImageLayout
{
    /// <summary>First byte of the image.</summary>
    public uint Start;

    /// <summary>Its size in memory.</summary>
    public uint SizeBytes;

    /// <summary>Compiled methods.</summary>
    public uint CodeStart, CodeEnd;

    /// <summary>Stubs before methods of structures.</summary>
    public uint UnboxStart, UnboxEnd;

    /// <summary>The sorted table of unwind entries, .eh_frame_hdr.</summary>
    public uint UnwindIndex;

    /// <summary>The ReadyToRun header.</summary>
    public uint Header;
}
