using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Processor;

/// <summary>GDT, TSS and IDT of the processor (Intel SDM 3A, 3.5, 6.14 and 8.7).</summary>
public static unsafe class DescriptorTables
{
    private const int FaultStackSizeBytes = 16 * 1024;
    private const ushort KernelCode = 0x08;
    private const ushort TaskSelector = 0x28;
    private const byte InterruptGate = 0x8E;
    private const int StubSizeBytes = 16;

    private static Tables _tables;

    /// <summary>Builds and loads the tables. Double faults and NMIs get stacks of their own (IST 1 and 2).</summary>
    public static void Initialize()
    {
        // SAFETY: statics of blittable types live in .bss and never move.
        Tables* tables = (Tables*)Unsafe.AsPointer(ref _tables);
        tables->Gdt[1] = 0x00AF9A000000FFFF;
        tables->Gdt[2] = 0x00CF92000000FFFF;
        tables->Gdt[3] = 0x00CFF2000000FFFF;
        tables->Gdt[4] = 0x00AFFA000000FFFF;
        ulong task = (ulong)tables->Tss;
        tables->Gdt[5] = (Tables.TssSizeBytes - 1) | (task & 0xFFFFFF) << 16 | 0x89UL << 40 | (task >> 24 & 0xFF) << 56;
        tables->Gdt[6] = task >> 32;
        *(ulong*)(tables->Tss + 0x24) = (ulong)tables->DoubleFaultStack + FaultStackSizeBytes;
        *(ulong*)(tables->Tss + 0x2C) = (ulong)tables->NonMaskableStack + FaultStackSizeBytes;
        *(ushort*)(tables->Tss + 0x66) = Tables.TssSizeBytes;

        byte* stubs = (byte*)ImageLayout.Get()->InterruptStubs;
        for (int vector = 0; vector < 256; vector++)
        {
            int stack = vector switch { 8 => 1, 2 => 2, _ => 0 };
            SetGate(tables->Idt + 2 * vector, (ulong)(stubs + vector * StubSizeBytes), stack);
        }

        TablePointer gdt = new() { Limit = Tables.GdtEntries * 8 - 1, Base = (ulong)tables->Gdt };
        TablePointer idt = new() { Limit = 256 * 16 - 1, Base = (ulong)tables->Idt };
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
        public fixed ulong Idt[512];
        public fixed byte Tss[TssSizeBytes];
        public fixed byte DoubleFaultStack[FaultStackSizeBytes];
        public fixed byte NonMaskableStack[FaultStackSizeBytes];
    }
}
