using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>One entry of a poll, as the class library lays it out (<c>Interop.PollEvent</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEvent
{
    public int Descriptor;
    public short Requested;
    public short Triggered;
}
