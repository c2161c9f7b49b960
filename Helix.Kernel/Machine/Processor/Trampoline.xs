// The first instructions of a processor that another one starts: from real mode, in a page below 1 MiB, to 64-bit C# in the higher half
// (Intel SDM 3A, 8.4 and 9.8.5.4: long mode can be entered without protected mode in between). ProcessorStarter copies what lies between
// HelixTrampolineStart and HelixTrampolineEnd to the page, and fills the parameters at its end (TrampolineParameters.cs).

namespace Trampoline

const Parameters = 4096 - 48
const BootTables = #Parameters + 8
const Tables = 16
const Stack = 24
const Index = 32
const Entry = 40

// The same as on the processor that boots (Boot/Entry.xs).
const Cr0 = 1 << 31 | 1 << 16 | 1 << 5 | 1 << 1 | 1 << 0        // PG WP NE MP PE
const Cr4 = 1 << 5 | 1 << 7 | 1 << 9 | 1 << 10                  // PAE PGE OSFXSR OSXMMEXCPT
const EferRegister = $C0000080
const Efer = 1 << 8 | 1 << 11                                   // LME NXE
const CodeSelector = $08
const DataSelector = $10

extern HelixProcessorMain, HelixBootTables

// (ulong* addresses): start, end, the 64-bit part, the entry, the physical address of the boot processor's first page tables
align 16
global function HelixTrampoline {
    RAX = @.Start
    [RDI] = RAX
    RAX = @.End
    RDI[8] = RAX
    RAX = @.LongMode
    RDI[16] = RAX
    RAX = @.HelixProcessorEntry
    RDI[24] = RAX
    EAX = absolute @..HelixBootTables
    RDI[32] = RAX
}

// RSI = parameters.
align 16
naked function HelixProcessorEntry {
    RAX = RSI[#Tables]
    CR3 = RAX
    // The page of the trampoline is not mapped from here on.
    RSP = RDX
    EBP ^ EBP
    HelixProcessorMain()
    while true {
        cli
        hlt
    }
}

section .rodata progbits alloc noexec nowrite align 16
bits 16
Start:
    cli
    cld
    // The segment starts at the page: addresses are offsets in it.
    AX = CS
    DS = AX
    EAX = #Cr4
    CR4 = EAX
    EAX = [#BootTables]
    CR3 = EAX
    ECX = #EferRegister
    rdmsr
    EAX | #Efer
    wrmsr
    EAX = CS
    EAX << 4
    EAX + @Gdt - @Start
    [@GdtPointer - @Start + 2] = EAX
    lgdt [@GdtPointer - @Start]
    EAX = #Cr0
    CR0 = EAX
    //! jmp dword far [4096 - 48]

bits 64
LongMode:
    EAX = #DataSelector
    DS = AX
    ES = AX
    SS = AX
    EAX ^ EAX
    FS = AX
    GS = AX
    RSI = @LongMode
    RSI & -4096
    RSI + #Parameters
    RDI = RSI[#Index]
    RDX = RSI[#Stack]
    RAX = RSI[#Entry]
    goto RAX

align 8
Gdt:
    qword 0
    qword $00AF9A000000FFFF         // $08: code, 64-bit
    qword $00CF92000000FFFF         // $10: data
GdtPointer:
    word 23
    dword 0
End:
