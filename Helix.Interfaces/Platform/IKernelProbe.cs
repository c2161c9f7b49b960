using System;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Platform;

/// <summary>
/// Raises what otherwise comes by itself, and does in C# what the kernel does in X#, so that both can be measured. Not for
/// interrupt handlers; does not block, but the caller may be preempted.
/// </summary>
[Contract(35, "KernelProbe", "1.1.0")]
public interface IKernelProbe
{
    /// <summary>An interrupt that nobody handles: entry, look-up and exit.</summary>
    [Function(0x00)]
    void Interrupt();

    /// <summary>A tick of the processor's timer, with all that is done at one; nothing on a machine without a timer of the
    /// processor.</summary>
    [Function(0x01)]
    void Tick();

    /// <summary>Copies as the class library does, without X#; the two may overlap. The destination is at least as long.</summary>
    [Function(0x02)]
    void CopyInCSharp(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Fills as the class library does, without X#.</summary>
    [Function(0x03)]
    void FillInCSharp(Span<byte> destination, byte value);
}
