using System;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>
/// The bare machine, implemented where the kernel is put together. It checks nothing: ownership and bounds are checked by the objects of
/// this namespace before it is called. Members marked so may be called at interrupt level.
/// </summary>
public interface IHardware
{
    /// <summary>Reads a byte from a port.</summary>
    [NoHeapAllocation]
    byte In8(ushort port);

    /// <summary>Reads a 16-bit word from a port.</summary>
    [NoHeapAllocation]
    ushort In16(ushort port);

    /// <summary>Reads a 32-bit word from a port.</summary>
    [NoHeapAllocation]
    uint In32(ushort port);

    /// <summary>Writes a byte to a port.</summary>
    [NoHeapAllocation]
    void Out8(ushort port, byte value);

    /// <summary>Writes a 16-bit word to a port.</summary>
    [NoHeapAllocation]
    void Out16(ushort port, ushort value);

    /// <summary>Writes a 32-bit word to a port.</summary>
    [NoHeapAllocation]
    void Out32(ushort port, uint value);

    /// <summary>Maps device memory for good.</summary>
    /// <returns>The virtual address of its first byte; <see cref="Status.OutOfMemory"/>; <see cref="Status.NotSupported"/>.</returns>
    Result<nint> MapDevice(PhysicalAddress address, long sizeBytes, MemoryCaching caching);

    /// <summary>Reads a byte of mapped device memory.</summary>
    [NoHeapAllocation]
    byte Read8(nint address);

    /// <summary>Reads a 16-bit word of mapped device memory.</summary>
    [NoHeapAllocation]
    ushort Read16(nint address);

    /// <summary>Reads a 32-bit word of mapped device memory.</summary>
    [NoHeapAllocation]
    uint Read32(nint address);

    /// <summary>Reads a 64-bit word of mapped device memory.</summary>
    [NoHeapAllocation]
    ulong Read64(nint address);

    /// <summary>Writes a byte of mapped device memory.</summary>
    [NoHeapAllocation]
    void Write8(nint address, byte value);

    /// <summary>Writes a 16-bit word of mapped device memory.</summary>
    [NoHeapAllocation]
    void Write16(nint address, ushort value);

    /// <summary>Writes a 32-bit word of mapped device memory.</summary>
    [NoHeapAllocation]
    void Write32(nint address, uint value);

    /// <summary>Writes a 64-bit word of mapped device memory.</summary>
    [NoHeapAllocation]
    void Write64(nint address, ulong value);

    /// <summary>Copies into mapped device memory.</summary>
    [NoHeapAllocation]
    void CopyTo(nint address, ReadOnlySpan<byte> source);

    /// <summary>Moves bytes within mapped device memory as if through a temporary copy.</summary>
    [NoHeapAllocation]
    void Move(nint from, nint to, long sizeBytes);

    /// <summary>Calls the handler on every interrupt of an ISA line, with interrupts off, acknowledges the controller afterwards, and unmasks the line.</summary>
    /// <returns><see cref="Status.Busy"/> if the kernel itself uses the line.</returns>
    Status ConnectInterrupt(int line, InterruptHandler handler);

    /// <summary>Masks the line and forgets its handler.</summary>
    void DisconnectInterrupt(int line);

    /// <summary>Names the calling thread in the list of threads; UTF-8 of more than 24 bytes is cut.</summary>
    void NameThread(string name);

    /// <summary>A new signal; <see cref="PollingSignal"/> will do if the machine has nothing better.</summary>
    ISignal CreateSignal();
}
