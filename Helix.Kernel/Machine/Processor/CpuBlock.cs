using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// What the GS base of a processor points to. Assembly code and the runtime rely on the offsets: the block itself at 0, the running thread
/// at 8, the processor's number at 16; the kernel lock those from 20 to 39 (<c>Cpu.xs</c>, <c>InterruptEntry.xs</c>); the short path of
/// frames that at 48 (<c>Frames.xs</c>); the guarded calls those from 64 to 83 and that at 104 (<c>GuardedCall.xs</c>).
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
public unsafe struct CpuBlock
{
    /// <summary>Size of a block: two cache lines, so that processors do not share one.</summary>
    public const int SizeBytes = 128;

    /// <summary>Most processors that there are blocks for.</summary>
    public const int MostProcessors = 64;

    private const uint GsBase = 0xC0000101;

    private static Blocks s_blocks;

    [FieldOffset(0)] private CpuBlock* _self;

    /// <summary>The running thread's record.</summary>
    [FieldOffset(8)] public void* CurrentThread;

    /// <summary>Number of the processor, from 0, which is the one that booted.</summary>
    [FieldOffset(16)] public int Index;

    /// <summary>What the kernel lock holds while it is the processor's: its number plus one.</summary>
    [FieldOffset(20)] public int LockMark;

    /// <summary>Stack pointer of a processor that waits for the kernel lock or for an interrupt; 0 while it runs.</summary>
    [FieldOffset(24)] public ulong WaitingStackPointer;

    /// <summary>The change of mappings up to which the processor has dropped what it knew.</summary>
    [FieldOffset(32)] public ulong KnownMappings;

    /// <summary>Number of its local APIC.</summary>
    [FieldOffset(40)] public byte ApicId;

    /// <summary>Non-maskable interrupts that others have sent because this processor keeps the kernel lock: see <see cref="KernelLock"/>.</summary>
    [FieldOffset(44)] public int Accusations;

    /// <summary>The processor's frames.</summary>
    [FieldOffset(48)] public FrameMagazine* Frames;

    /// <summary>
    /// Where the stack pointer goes back to when the scheduler module's call that is under way is left; 0 outside such a call. Written by
    /// <c>Runtime/Threading/GuardedCall.xs</c>, read by throw sites (<c>Runtime/Exceptions/Exceptions.xs</c>).
    /// </summary>
    [FieldOffset(64)] public ulong GuardStack;

    /// <summary>Why the last such call, or one of <see cref="AllocatorStack"/>, was left.</summary>
    [FieldOffset(72)] public ulong GuardReason;

    /// <summary>Non-maskable interrupts that have found the guarded call under way that began last, and count.</summary>
    [FieldOffset(80)] public int GuardSuspicions;

    /// <summary>Since when the processor waits for the kernel lock, in nanoseconds since start; valid after a while of waiting.</summary>
    [FieldOffset(88)] internal ulong WaitingSince;

    /// <summary>When the last of them came that counts, in nanoseconds since start.</summary>
    [FieldOffset(96)] public ulong SuspectedAt;

    /// <summary>As <see cref="GuardStack"/>, for the call of the allocator module that is under way.</summary>
    [FieldOffset(104)] public ulong AllocatorStack;

    /// <summary>The block of a processor. SAFETY: statics of blittable types lie in .bss and never move.</summary>
    /// <param name="index">0 to <see cref="MostProcessors"/> - 1.</param>
    public static CpuBlock* Of(int index) => (CpuBlock*)Unsafe.AsPointer(ref s_blocks) + index;

    /// <summary>Gives the running processor its block, without a thread yet.</summary>
    /// <param name="index">The processor's number.</param>
    public static void Initialize(int index)
    {
        CpuBlock* block = Of(index);
        block->_self = block;
        block->Index = index;
        block->LockMark = index + 1;
        block->Frames = FrameMagazines.Of(index);
        Cpu.WriteMsr(GsBase, (ulong)block);
    }

    [InlineArray(MostProcessors)]
    private struct Blocks
    {
        private CpuBlock _first;
    }
}
