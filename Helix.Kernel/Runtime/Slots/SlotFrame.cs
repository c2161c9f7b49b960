using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>What a stub of <c>Slots.xs</c> leaves on the stack while the receiver runs.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct SlotFrame
{
    /// <summary>Bytes from the frame to the caller's return address.</summary>
    public const uint SizeBytes = 24;

    /// <summary>The function's number within the slot; after a fault the object that answers.</summary>
    public ulong Function;

    /// <summary>The slot; after a fault the code that answers, and 0 while the fault is dealt with.</summary>
    public nint Slot;

    /// <summary>RSI on entry: where a large result goes.</summary>
    public ulong Rsi;

    /// <summary>Where the caller goes on.</summary>
    public ulong ReturnAddress;
}
