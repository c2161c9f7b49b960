using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Processor;

/// <summary>Single instructions, implemented in <c>Processor/Cpu.xs</c>. None blocks; all may be called from an interrupt.</summary>
public static unsafe class Cpu
{
    /// <summary>Reads a byte from an I/O port.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixIn8")]
    public static extern byte In8(ushort port);

    /// <summary>Reads a word from an I/O port.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixIn16")]
    public static extern ushort In16(ushort port);

    /// <summary>Reads a doubleword from an I/O port.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixIn32")]
    public static extern uint In32(ushort port);

    /// <summary>Writes a byte to an I/O port.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixOut8")]
    public static extern void Out8(ushort port, byte value);

    /// <summary>Writes a word to an I/O port.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixOut16")]
    public static extern void Out16(ushort port, ushort value);

    /// <summary>Writes a doubleword to an I/O port.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixOut32")]
    public static extern void Out32(ushort port, uint value);

    /// <summary>
    /// Disables interrupts and, if they were on, takes the kernel lock: what follows runs on no other processor. Returns RFLAGS as it was, for
    /// <see cref="RestoreInterrupts"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixDisableInterrupts")]
    public static extern ulong DisableInterrupts();

    /// <summary>Restores the state from <see cref="DisableInterrupts"/>: gives the kernel lock up if that took it.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRestoreInterrupts")]
    public static extern void RestoreInterrupts(ulong flags);

    /// <summary>Enables interrupts, without the kernel lock, and halts until the next one; none is lost in between.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixWaitForInterrupt")]
    public static extern void WaitForInterrupt();

    /// <summary>Disables interrupts without taking the kernel lock: for the end of the system and for processors that start.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixIsolate")]
    public static extern void Isolate();

    /// <summary>Takes the kernel lock where interrupts are off without it: while processors start.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixTakeKernelLock")]
    public static extern void TakeKernelLock();

    /// <summary>Gives the kernel lock up and leaves interrupts off: while processors start.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGiveKernelLock")]
    public static extern void GiveKernelLock();

    /// <summary>Drops this processor's translations, and has each other one do so before it goes on. The kernel lock is held.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCountMappings")]
    public static extern void CountMappings();

    /// <summary>Stops the processor for ever.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixHalt")]
    public static extern void Halt();

    /// <summary>Enters the breakpoint exception (vector 3).</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixBreakpoint")]
    public static extern void Breakpoint();

    /// <summary>Hint for a spinning loop.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixPause")]
    public static extern void Pause();

    /// <summary>The address of the last page fault.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixReadCr2")]
    public static extern ulong ReadCr2();

    /// <summary>The physical address of the page tables in use.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixReadCr3")]
    public static extern ulong ReadCr3();

    /// <summary>Switches the page tables.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixWriteCr3")]
    public static extern void WriteCr3(ulong pml4);

    /// <summary>Drops one page from the TLB.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixInvalidatePage")]
    public static extern void InvalidatePage(ulong address);

    /// <summary>Reads a model-specific register.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixReadMsr")]
    public static extern ulong ReadMsr(uint register);

    /// <summary>Writes a model-specific register.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixWriteMsr")]
    public static extern void WriteMsr(uint register, ulong value);

    /// <summary>Number of the processor that calls, from its <see cref="CpuBlock"/>.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixProcessorIndex")]
    public static extern int GetProcessorIndex();

    /// <summary>The time stamp counter.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixReadTimeStamp")]
    public static extern ulong ReadTimeStamp();

    /// <summary>Fills four doublewords: EAX, EBX, ECX, EDX.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCpuId")]
    public static extern void CpuId(uint leaf, uint subleaf, uint* registers);

    /// <summary>A number from RDRAND; zero when it has none.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixReadRandom")]
    public static extern ulong ReadRandom();

    /// <summary>Loads GDT, IDT and task register, and reloads the segments.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixLoadDescriptorTables")]
    public static extern void LoadDescriptorTables(void* gdtPointer, void* idtPointer, ushort taskSelector);

    /// <summary>Fills with zero; sizes are multiples of 8.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixZeroMemory")]
    public static extern void ZeroMemory(void* destination, ulong sizeBytes);

    /// <summary>Copies 4096 bytes; both addresses are multiples of 8.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCopyPage")]
    public static extern void CopyPage(void* destination, void* source);
}
