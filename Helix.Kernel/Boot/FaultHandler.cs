using System;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Runtime.Exceptions;

namespace Helix.Kernel.Boot;

/// <summary>What happens at a processor exception: it becomes a .NET exception of the code that caused it, or a panic.</summary>
internal static unsafe class FaultHandler
{
    /// <summary>Handles vectors 0-31, with interrupts off.</summary>
    public static void Handle(TrapFrame* frame)
    {
        // SAFETY: both structures describe what the interrupt entry pushed; a test compares them.
        if (!HardwareFault.TryRaise(ref *(FaultFrame*)frame, (int)frame->Vector, Cpu.ReadCr2()))
        {
            Panic.Stop(Describe((InterruptVector)frame->Vector), frame);
        }
    }

    private static ReadOnlySpan<byte> Describe(InterruptVector vector) => vector switch
    {
        InterruptVector.DivideError => "division error"u8,
        InterruptVector.NonMaskable => "non-maskable interrupt"u8,
        InterruptVector.InvalidOpcode => "invalid instruction"u8,
        InterruptVector.DoubleFault => "double fault"u8,
        InterruptVector.GeneralProtection => "general protection fault"u8,
        InterruptVector.PageFault => "page fault"u8,
        InterruptVector.MachineCheck => "machine check"u8,
        _ => "processor exception"u8,
    };
}
