namespace Helix.Kernel.Runtime.Collector;

/// <summary>A list of references outside the stack that the class library wants scanned; the layout is CoreLib's.</summary>
internal unsafe struct GcFrameRegistration
{
    public void* Thread;
    public GcFrameRegistration* Next;
    public ulong* References;
    public uint ReferenceCount;
    public int MayBeInterior;
}
