using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Interfaces.Platform;
using Helix.Kernel.Machine.Time;

namespace Helix.Kernel.Boot.Services;

/// <summary>Interrupts by instruction, <c>KernelProbe.xs</c>; and the counterparts in C# of copies and fills in X#.</summary>
internal sealed unsafe class KernelProbe : IKernelProbe
{
    public void Interrupt() => RaiseSpurious();

    public void Tick()
    {
        if (LocalApicTimer.IsPresent)
        {
            RaiseTimer();
        }
    }

    public void CopyInCSharp(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Span<byte> target = destination[..source.Length];

        // SAFETY: the target was made as long as the source.
        Move(ref MemoryMarshal.GetReference(target), ref MemoryMarshal.GetReference(source), (nuint)source.Length);
    }

    public void FillInCSharp(Span<byte> destination, byte value) =>
        Fill(ref MemoryMarshal.GetReference(destination), value, (nuint)destination.Length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixMoveInCSharp")]
    private static extern void Move(ref byte target, ref byte source, nuint count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixFillInCSharp")]
    private static extern void Fill(ref byte target, byte value, nuint count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRaiseSpurious")]
    private static extern void RaiseSpurious();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRaiseTimer")]
    private static extern void RaiseTimer();
}
