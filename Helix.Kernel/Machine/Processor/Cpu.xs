// Single instructions that C# cannot say. Each is a leaf with the System V calling convention.

namespace Cpu

const DataSelector = $10
const CodeSelector = $08

// (ushort port) -> byte
align 16
global function HelixIn8 {
    EDX = EDI
    EAX ^ EAX
    AL = Port[DX]
}

// (ushort port) -> ushort
align 16
global function HelixIn16 {
    EDX = EDI
    EAX ^ EAX
    AX = Port[DX]
}

// (ushort port) -> uint
align 16
global function HelixIn32 {
    EDX = EDI
    EAX = Port[DX]
}

// (ushort port, byte value)
align 16
global function HelixOut8 {
    EDX = EDI
    EAX = ESI
    Port[DX] = AL
}

// (ushort port, ushort value)
align 16
global function HelixOut16 {
    EDX = EDI
    EAX = ESI
    Port[DX] = AX
}

// (ushort port, uint value)
align 16
global function HelixOut32 {
    EDX = EDI
    EAX = ESI
    Port[DX] = EAX
}

// () -> ulong: RFLAGS as it was
align 16
global function HelixDisableInterrupts {
    +Flags
    -RAX
    cli
}

// (ulong rflags)
align 16
global function HelixRestoreInterrupts {
    +RDI
    -Flags
}

// Enables interrupts and halts; no interrupt is lost between the two (SDM 2B, STI).
align 16
global function HelixWaitForInterrupt {
    sti
    hlt
}

// Never returns.
align 16
global function HelixHalt {
    while true {
        cli
        hlt
    }
}

// Enters the breakpoint exception, whose frame holds every register as it is here.
align 16
global function HelixBreakpoint {
    int3
}

align 16
global function HelixPause {
    pause
}

align 16
global function HelixReadCr2 {
    RAX = CR2
}

align 16
global function HelixReadCr3 {
    RAX = CR3
}

// (ulong pml4)
align 16
global function HelixWriteCr3 {
    CR3 = RDI
}

// (ulong virtual address)
align 16
global function HelixInvalidatePage {
    invlpg [RDI]
}

// (uint msr) -> ulong
align 16
global function HelixReadMsr {
    ECX = EDI
    rdmsr
    RDX << 32
    RAX | RDX
}

// (uint msr, ulong value)
align 16
global function HelixWriteMsr {
    ECX = EDI
    EAX = ESI
    RDX = RSI
    RDX >> 32
    wrmsr
}

// () -> ulong
align 16
global function HelixReadTimeStamp {
    rdtsc
    RDX << 32
    RAX | RDX
}

// (uint leaf, uint subleaf, uint* registers: eax, ebx, ecx, edx)
align 16
global function HelixCpuId {
    +RBX
    R8 = RDX
    EAX = EDI
    ECX = ESI
    cpuid
    R8[0] = EAX
    R8[4] = EBX
    R8[8] = ECX
    R8[12] = EDX
    -RBX
}

// () -> ulong, 0 when RDRAND failed ten times (SDM 1, 7.3.17)
align 16
global function HelixReadRandom {
    ECX = 10
Retry:
    rdrand RAX
    if carry return
    loop Retry
    EAX ^ EAX
}

// (gdtPointer*, idtPointer*, ushort taskSelector)
align 16
global function HelixLoadDescriptorTables {
    lgdt [RDI]
    lidt [RSI]
    EAX = #DataSelector
    DS = AX
    ES = AX
    SS = AX
    EAX = EDX
    ltr AX
    // A far return is what loads CS in 64-bit code.
    RAX = @Reloaded
    +#CodeSelector
    +RAX
    retfq
Reloaded:
    ret
}

// (void* destination, ulong bytes): multiples of 8
align 16
global function HelixZeroMemory {
    RCX = RSI
    RCX >> 3
    EAX ^ EAX
    rep stosq
}
