using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// GDT and TSS of each processor, and the IDT of all (Intel SDM 3A, 3.5, 6.14 and 8.7). Double faults and non-maskable interrupts get stacks
/// of their own (IST 1 and 2).
/// </summary>
public static unsafe class DescriptorTables
{
    /// <summary>Size of each of the stacks for double faults and non-maskable interrupts; <c>FaultStackSize</c> in Boot/Entry.xs.</summary>
    public const int FaultStackBytes = 16 * 1024;

    private const ushort KernelCode = 0x08;
    private const ushort TaskSelector = 0x28;
    private const byte InterruptGate = 0x8E;
    private const int StubSizeBytes = 16;
    private const int Vectors = 256;

    private static Gates s_gates;
    private static AllTables s_tables;

    /// <summary>Builds the gates, and gives the processor that boots its tables.</summary>
    public static void Initialize()
    {
        // SAFETY: statics of blittable types live in .bss and never move.
        ulong* gates = (ulong*)Unsafe.AsPointer(ref s_gates);
        byte* stubs = (byte*)ImageLayout.Get()->InterruptStubs;
        for (int vector = 0; vector < Vectors; vector++)
        {
            int stack = vector switch { 8 => 1, 2 => 2, _ => 0 };
            SetGate(gates + 2 * vector, (ulong)(stubs + vector * StubSizeBytes), stack);
        }

        ulong stacksEnd = ImageLayout.Get()->BootStacksEnd;
        Load(0, stacksEnd - FaultStackBytes, stacksEnd);
    }

    /// <summary>Builds the tables of the running processor and loads them.</summary>
    /// <param name="index">The processor's number.</param>
    /// <param name="doubleFaultStack">One past the highest address of the stack for double faults.</param>
    /// <param name="nonMaskableStack">The same for non-maskable interrupts.</param>
    public static void Load(int index, ulong doubleFaultStack, ulong nonMaskableStack)
    {
        Tables* tables = (Tables*)Unsafe.AsPointer(ref s_tables) + index;
        tables->Gdt[1] = 0x00AF9A000000FFFF;
        tables->Gdt[2] = 0x00CF92000000FFFF;
        tables->Gdt[3] = 0x00CFF2000000FFFF;
        tables->Gdt[4] = 0x00AFFA000000FFFF;
        ulong task = (ulong)tables->Tss;
        tables->Gdt[5] = (Tables.TssSizeBytes - 1) | (task & 0xFFFFFF) << 16 | 0x89UL << 40 | (task >> 24 & 0xFF) << 56;
        tables->Gdt[6] = task >> 32;
        *(ulong*)(tables->Tss + 0x24) = doubleFaultStack;
        *(ulong*)(tables->Tss + 0x2C) = nonMaskableStack;
        *(ushort*)(tables->Tss + 0x66) = Tables.TssSizeBytes;

        TablePointer gdt = new() { Limit = Tables.GdtEntries * 8 - 1, Base = (ulong)tables->Gdt };
        TablePointer idt = new() { Limit = Vectors * 16 - 1, Base = (ulong)Unsafe.AsPointer(ref s_gates) };
        Cpu.LoadDescriptorTables(&gdt, &idt, TaskSelector);
    }

    private static void SetGate(ulong* gate, ulong target, int stack)
    {
        gate[0] = (target & 0xFFFF) | (ulong)KernelCode << 16 | (ulong)stack << 32 | (ulong)InterruptGate << 40
            | (target >> 16 & 0xFFFF) << 48;
        gate[1] = target >> 32;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct TablePointer
    {
        public ushort Limit;
        public ulong Base;
    }

    private struct Tables
    {
        public const int GdtEntries = 7;
        public const int TssSizeBytes = 104;

        public fixed ulong Gdt[GdtEntries];
        public fixed byte Tss[TssSizeBytes];
    }

    [InlineArray(CpuBlock.MostProcessors)]
    private struct AllTables
    {
        private Tables _first;
    }

    [InlineArray(2 * Vectors)]
    private struct Gates
    {
        private ulong _first;
    }
}
