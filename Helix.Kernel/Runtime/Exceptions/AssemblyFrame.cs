namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>A call in assembly code that stack walks must get past.</summary>
internal struct AssemblyFrame
{
    /// <summary>Address after the call.</summary>
    public ulong ReturnAddress;

    /// <summary>Bytes from the stack pointer there to the caller's return address, or to the context of a throw.</summary>
    public uint FrameBytes;

    public AssemblyFrameKind Kind;
}
