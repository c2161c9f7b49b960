// The first instructions: from the loader's 32-bit protected mode to 64-bit C# in the higher half.
//
// Two loaders arrive at the same 32-bit entry:
//   * multiboot2 (GRUB, BIOS or UEFI): EAX = $36D76289, EBX = physical address of the boot information
//     (Multiboot2 Specification 2.0, section 3.3);
//   * PVH (qemu -kernel): EBX = physical address of hvm_start_info (Xen, "x86/HVM direct boot ABI").
// Both enter with paging off and interrupts off. The page tables made here map the first GiB three times - where it is,
// at the kernel's base and at the direct map - and last until Machine/Memory has built the final ones.

namespace Boot

// Indexes in the top page table: of the direct map at $FFFF800000000000, and of the kernel at $FFFFFFFF80000000.
const DirectMapIndex = 256
const KernelIndex = 511
// Index of the kernel's GiB in the table below.
const KernelPageIndex = 510
const StackSize = 64 * 1024
const FaultStackSize = 16 * 1024
const PageSize = 4096
const EntriesPerTable = 512
const LargePageSize = $200000

const Multiboot2Magic = $E85250D6
const XenPhysical32Entry = 18

const Cr0 = 1 << 31 | 1 << 16 | 1 << 5 | 1 << 1 | 1 << 0        // PG WP NE MP PE
const Cr4 = 1 << 5 | 1 << 7 | 1 << 9 | 1 << 10                  // PAE PGE OSFXSR OSXMMEXCPT
const EferRegister = $C0000080
const Efer = 1 << 8 | 1 << 11                                   // LME NXE
const PresentWrite = 3
const LargePage = 1 << 7

const ExtendedFeatures = $80000001
const LongModeFeature = 1 << 29
const NoExecuteFeature = 1 << 20

const DebugExit = $F4
const PanicStatus = $20
const MemoryProbe = $48454C58
const CodeSelector = $08
const DataSelector = $10
const TextScreen = $B8000
const TextColour = $4F
const SerialData = $3F8
const SerialStatus = $3FD
const SerialEmpty = $20
const SerialPatience = 100000

extern HelixKernelMain, __bss_start, __bss_end
extern __needed_end_physical

section .boot.header progbits alloc noexec nowrite align 8
Header:
    // Magic, architecture (i386 protected mode), length, checksum.
    dword #Multiboot2Magic, 0, @HeaderEnd - @Header
    dword $100000000 - (#Multiboot2Magic + (@HeaderEnd - @Header))
    // Framebuffer (optional): any size, 32 bits per pixel; text mode is offered by BIOS loaders.
    align 8
    word 5, 1
    dword 20, 1024, 768, 32
    // Modules page-aligned.
    align 8
    word 6, 0
    dword 8
    align 8
    word 0, 0
    dword 8
HeaderEnd:

section .note.pvh note alloc noexec nowrite align 4
    dword 4, 4, #XenPhysical32Entry
    byte 'Xen', 0
    dword @HelixBootEntry

section .boot.text progbits alloc exec nowrite align 16
bits 32
global naked function HelixBootEntry {
    cld
    ESP = @.Stack32High
    // Loader magic and information, kept for HelixKernelMain.
    EDI = EAX
    ESI = EBX

    // Long mode? CPUID exists on everything that has it (Intel SDM 2A, CPUID).
    EAX = $80000000
    cpuid
    if EAX < #ExtendedFeatures goto NoLongMode
    EAX = #ExtendedFeatures
    cpuid
    EDX ?& #LongModeFeature
    if 0 goto NoLongMode
    EDX ?& #NoExecuteFeature
    if 0 goto NoLongMode
    // Is there memory up to the image's end and as far behind it as is needed? What is written to none does not come back; what there
    // is may be a boot file.
    EDX = @..__needed_end_physical
    ECX = [EDX - 4]
    EAX = #MemoryProbe
    [EDX - 4] = EAX
    EAX ?= [EDX - 4]
    [EDX - 4] = ECX
    if != goto NoMemory
    // Keep the magic: EDI is the fill pointer below.
    EBX = EDI

    // Clear the tables (their section is not zeroed by every loader), then fill them.
    EDI = @.Pml4
    ECX = (@.TablesEnd - @.Pml4) / 4
    EAX ^ EAX
    rep stosd
    .Pml4 = @.PdptLow + #PresentWrite
    .Pml4[#DirectMapIndex * 8] = @.PdptLow + #PresentWrite
    .Pml4[#KernelIndex * 8] = @.PdptHigh + #PresentWrite
    .PdptLow = @.PageDirectory + #PresentWrite
    .PdptHigh[#KernelPageIndex * 8] = @.PageDirectory + #PresentWrite
    EDI = @.PageDirectory
    EAX = #PresentWrite | #LargePage
    ECX = #EntriesPerTable
Fill:
    [EDI] = EAX
    EAX + #LargePageSize
    EDI + 8
    loop Fill

    EAX = #Cr4
    CR4 = EAX
    EAX = @.Pml4
    CR3 = EAX
    ECX = #EferRegister
    rdmsr
    EAX | #Efer
    wrmsr
    EAX = #Cr0
    CR0 = EAX
    lgdt [.GdtPointer]
    goto far #CodeSelector:@.LongMode

    // Says why on the screen and on the first serial port, and stops.
NoMemory:
    ESI = @.NoMemoryText
    goto Say
NoLongMode:
    ESI = @.NoLongModeText
Say:
    EDI = #TextScreen
NextCharacter:
    lodsb
    AL ?& AL
    if 0 goto Halt
    AH = #TextColour
    [EDI] = AX
    EDI + 2
    EBX = EAX
    DX = #SerialStatus
    // A missing UART must not hang this.
    ECX = #SerialPatience
WaitForSerial:
    AL = Port[DX]
    AL ?& #SerialEmpty
    loopz WaitForSerial
    DX = #SerialData
    AL = BL
    Port[DX] = AL
    goto NextCharacter
    // An emulator with QEMU's isa-debug-exit ends here, as after a panic (ExitStatus.cs).
Halt:
    DX = #DebugExit
    AL = #PanicStatus
    Port[DX] = AL
Stopped:
    cli
    hlt
    goto Stopped
}

NoMemoryText:
    byte 'The machine has too little memory for the kernel; 64 MiB are enough.\r\n', 0
NoLongModeText:
    byte 'Helix needs a 64-bit x86 processor with NX (long mode); this one has none.\r\n', 0

align 8
Gdt:
    qword 0
    qword $00AF9A000000FFFF         // $08: code, 64-bit
    qword $00CF92000000FFFF         // $10: data
GdtPointer:
    word @GdtPointer - @Gdt - 1
    dword @Gdt

bits 64
naked function LongMode {
    AX = #DataSelector
    DS = AX
    ES = AX
    SS = AX
    EAX ^ EAX
    FS = AX
    GS = AX
    RAX = absolute @.HigherHalf
    goto RAX
}

section .text
naked function HigherHalf {
    // Magic and information, across the clearing of the uninitialised data.
    R12D = EBX
    R13D = ESI
    RDI = absolute @..__bss_start
    RCX = absolute @..__bss_end
    RCX - RDI
    RCX >> 3
    EAX ^ EAX
    rep stosq
    RSP = absolute @..HelixBootStackHigh
    EBP ^ EBP
    EDI = R12D
    ESI = R13D
    HelixKernelMain()
    while true {
        cli
        hlt
    }
}

section .boot.bss nobits alloc noexec write align 4096
// The other processors start in these tables (Machine/Processor/Trampoline.xs).
global HelixBootTables:
Pml4:
    reserve #PageSize
PdptLow:
    reserve #PageSize
PdptHigh:
    reserve #PageSize
PageDirectory:
    reserve #PageSize
TablesEnd:
    reserve 256
Stack32High:

section .bss align 4096
    // Unmapped by Machine/Memory: the guard of the boot stack.
    reserve #PageSize
global HelixBootStackLow:
    reserve #StackSize
global HelixBootStackHigh:
    // For double faults, and above that for non-maskable interrupts (Machine/Processor/DescriptorTables.cs).
    reserve #FaultStackSize
    reserve #FaultStackSize
global HelixBootStacksEnd:
