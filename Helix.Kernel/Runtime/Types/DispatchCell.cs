namespace Helix.Kernel.Runtime.Types;

/// <summary>A cell that a call site of interface calls jumps through.</summary>
internal struct DispatchCell
{
    /// <summary>Where the call goes; null in the terminator behind the cells of one interface and slot.</summary>
    public nint Stub;

    /// <summary>What the stub works with.</summary>
    public nint Cache;
}
