namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>A call in assembly code, or many of the same form, that stack walks must get past.</summary>
internal struct AssemblyFrame
{
    /// <summary>Address after the call, or the lowest of those after the calls.</summary>
    public ulong Start;

    /// <summary>One past the highest of the addresses.</summary>
    public ulong End;

    /// <summary>Bytes from the stack pointer there to the caller's return address, or to the context of a throw.</summary>
    public uint FrameBytes;

    public AssemblyFrameKind Kind;
}
