// Single instructions that C# cannot say. Each is a leaf with the System V calling convention.

namespace Cpu

// Fields of the processor's block (CpuBlock.cs), by way of GS.
const ProcessorIndex = 16
const LockMark = 20
const WaitingStack = 24
const KnownMappings = 32

const InterruptFlag = 1 << 9
const GlobalPages = 1 << 7
// So many looks at a lock that is taken before somebody is told.
const Patience = 1 << 20

const DataSelector = $10
const CodeSelector = $08

extern HelixKernelLockWaits

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

// The kernel lock. Interrupts off means: this processor holds it. Whoever turns interrupts off takes it, whoever turns them on gives it
// up; in between, turning them off again changes nothing. Interrupt entry and exit do the same for the code they interrupt.
//
// A processor that has to wait pushes the registers that its caller wants kept and publishes its stack pointer: until it has the lock it
// reads nothing but the lock, so that its thread counts as stopped (Processors.StopOthers), and it drops stale translations before it goes on.

// () -> ulong: RFLAGS as it was. Takes the lock if interrupts were on.
align 16
global naked function HelixDisableInterrupts {
    +Flags
    -RDX
    cli
    EDX ?& #InterruptFlag
    if 0 goto Nested
    ECX = GS[#LockMark]
    EAX ^ EAX
    lock cmpxchg ..HelixKernelLock, ECX
    if != goto Taken
Nested:
    RAX = RDX
    ret
Taken:
    +RDX
    HelixWaitForKernelLock()
    -RAX
    ret
}

// (ulong rflags). Gives the lock up if interrupts were on.
align 16
global naked function HelixRestoreInterrupts {
    EDI ?& #InterruptFlag
    if 0 goto Nested
    dword ..HelixKernelLock = 0
    sti
Nested:
    ret
}

// Takes the lock, which another processor holds. Interrupts are off. Changes RAX, RCX, RDX and what a C# function may change.
align 16
global function HelixWaitForKernelLock {
    +RBP
    RBP = RSP
    +RBX, R12, R13, R14, R15
    RSP & -16
    GS[#WaitingStack] = RSP
    RBX ^ RBX
Look:
    pause
    RBX++
    RBX ?& #Patience - 1
    if 0 goto Tell
Try:
    dword ..HelixKernelLock ?= 0
    if != goto Look
    ECX = GS[#LockMark]
    EAX ^ EAX
    lock cmpxchg ..HelixKernelLock, ECX
    if != goto Look
    HelixLeaveWait()
    RSP = @RBP[-40]
    -R15, R14, R13, R12, RBX, RBP
    ret
Tell:
    // (int mark of the holder, ulong looks so far)
    EDI = ..HelixKernelLock
    RSI = RBX
    HelixKernelLockWaits()
    goto Try
}

// The processor has the lock and has published its stack pointer: takes that back, and drops all translations if mappings have changed.
// Changes RAX and RCX.
align 16
global function HelixLeaveWait {
    qword GS[#WaitingStack] = 0
    RCX = ..HelixMappings
    if RCX = GS[#KnownMappings] return
    GS[#KnownMappings] = RCX
    // Kernel pages are global: only turning that off drops them (SDM 3A, 4.10.4.1).
    RAX = CR4
    RCX = RAX
    RCX & ~#GlobalPages
    CR4 = RCX
    CR4 = RAX
}

// Gives the lock up if this processor holds it, enables interrupts and halts; no interrupt is lost between the two (SDM 2B, STI).
// The thread counts as stopped meanwhile, so that an idle processor need not be woken to stop it; interrupt entry ends that. A non-maskable
// interrupt, whose entry does not, ends the halt too: the processor halts again.
align 16
global function HelixWaitForInterrupt {
    cli
    GS[#WaitingStack] = RSP
    EAX = GS[#LockMark]
    if EAX = ..HelixKernelLock {
        dword ..HelixKernelLock = 0
    }
Rest:
    sti
    hlt
    cli
    qword GS[#WaitingStack] ?= 0
    if != goto Rest
    sti
}

// Disables interrupts without taking the lock: for the end of the system. A lock that is held stays so.
align 16
global function HelixIsolate {
    cli
}

// Takes the lock where interrupts are off without it: while processors start.
align 16
global naked function HelixTakeKernelLock {
    ECX = GS[#LockMark]
    EAX ^ EAX
    lock cmpxchg ..HelixKernelLock, ECX
    if != goto HelixWaitForKernelLock
    ret
}

// Gives the lock up; interrupts stay off.
align 16
global function HelixGiveKernelLock {
    dword ..HelixKernelLock = 0
}

// () -> int: mark of the processor that holds the lock, 0 = nobody
align 16
global function HelixKernelLockHolder {
    EAX = ..HelixKernelLock
}

// A change of mappings, counted under the lock. This processor drops its translations at once: the caller's thread may have changed the
// mappings on another one.
align 16
global function HelixCountMappings {
    qword ..HelixMappings++
    RAX = ..HelixMappings
    GS[#KnownMappings] = RAX
    RAX = CR4
    RCX = RAX
    RCX & ~#GlobalPages
    CR4 = RCX
    CR4 = RAX
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

// () -> int
align 16
global function HelixProcessorIndex {
    EAX = GS[#ProcessorIndex]
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

// (void* destination, void* source): 4096 bytes
align 16
global function HelixCopyPage {
    ECX = 512
    rep movsq
}

section .data align 64
// Mark of the processor that holds the kernel lock: its number plus one; 0 = nobody. The one that boots has it.
global var HelixKernelLock dword = 1
align 64
// Counts the changes of mappings that processors must not overlook.
global var HelixMappings qword = 0
