// Interrupt and exception entry. Every vector pushes an error code (0 where the processor pushes none) and its number,
// then the common part saves what C# may change - the general registers and the vector state - and calls
// HelixInterrupt(TrapFrame*). The frame's layout is Machine/Interrupts/TrapFrame.cs.
//
// Code with interrupts on does not hold the kernel lock (Processor/Cpu.xs): the entry takes it on behalf of the handler, and the exit
// gives it up when it returns to such code. Vectors 2, 8 and 18 - non-maskable interrupt, double fault, machine check - come at any
// moment, on stacks of their own or for the last time: they do without the lock.

namespace InterruptEntry

const FloatStateSize = 512

// Where there is AVX, XSAVE in its standard format (SDM 1, 13.4): the 512 bytes of FXSAVE, a header of 64, the upper halves of YMM0-15. Not XSAVEOPT: it
// leaves out what it believes to be in memory since the last XRSTOR from the same address, and here that is a stack.
const ExtendedStateSize = 832
const StateHeader = 512
const FrameFlags = 152
const InterruptFlag = 1 << 9
const LockMark = 20
const WaitingStack = 24

extern HelixInterrupt, HelixThreadReturned, HelixKernelLock, HelixWaitForKernelLock, HelixLeaveWait, HelixVectorComponents

repeat 2 times as Alone {
align 16
Common#Alone:
    +RAX, RBX, RCX, RDX, RSI, RDI, RBP, R8, R9, R10, R11, R12, R13, R14, R15
    cld
    RBP = RSP
    dword ..HelixVectorComponents ?= 0
    if != goto Extended#Alone
    RSP - #FloatStateSize
    // FXSAVE needs 16 bytes alignment, the calls too.
    RSP & -16
    fxsave64 [RSP]
Saved#Alone:
    #if #Alone = 0 {
        dword RBP[#FrameFlags] ?& #InterruptFlag
        if 0 goto Entered#Alone
        ECX = GS[#LockMark]
        EAX ^ EAX
        lock cmpxchg ..HelixKernelLock, ECX
        if != goto Taken#Alone
        // An idle processor counts as stopped until here.
        qword GS[#WaitingStack] ?= 0
        if != goto Woken#Alone
    }
Entered#Alone:
    RDI = RBP
    HelixInterrupt()
    dword ..HelixVectorComponents ?= 0
    if != goto Restore#Alone
    fxrstor64 [RSP]
Restored#Alone:
    RSP = RBP
    dword RSP[#FrameFlags] ?& #InterruptFlag
    if 0 goto Resume#Alone
    #if #Alone = 1 {
        EAX = GS[#LockMark]
        EAX ?= ..HelixKernelLock
        if != goto Resume#Alone
    }
    dword ..HelixKernelLock = 0
Resume#Alone:
    -R15, R14, R13, R12, R11, R10, R9, R8, RBP, RDI, RSI, RDX, RCX, RBX, RAX
    // The vector and the error code.
    RSP + 16
    iretq
Extended#Alone:
    RSP - #ExtendedStateSize
    RSP & -64
    // XSAVE leaves the rest of the header as it is, and XRSTOR wants it zero (SDM 1, 13.8).
    ECX ^ ECX
    RSP[#StateHeader] = RCX
    RSP[#StateHeader + 8] = RCX
    RSP[#StateHeader + 16] = RCX
    EDX ^ EDX
    EAX = ..HelixVectorComponents
    xsave64 [RSP]
    goto Saved#Alone
Restore#Alone:
    EDX ^ EDX
    EAX = ..HelixVectorComponents
    xrstor64 [RSP]
    goto Restored#Alone
    #if #Alone = 0 {
Taken#Alone:
        HelixWaitForKernelLock()
        goto Entered#Alone
Woken#Alone:
        HelixLeaveWait()
        goto Entered#Alone
    }
}

// 256 stubs of 16 bytes each. Vectors 8, 10-14, 17, 21, 29 and 30 come with an error code (SDM 3A, 6.15).
align 16
global HelixInterruptStubs:
repeat 256 times as Vector {
    align 16
    #if !(#Vector = 8 || (#Vector >= 10 && #Vector <= 14) || #Vector = 17 || #Vector = 21 || #Vector = 29 || #Vector = 30) {
        +0
    }
    +#Vector as dword
    #if #Vector = 2 || #Vector = 8 || #Vector = 18 {
        goto near Common1
    } #else {
        goto near Common0
    }
}

// Switches kernel threads: saves the callee-saved registers on the running stack and its pointer in *from, then
// continues where the other thread did the same. The kernel lock is held and stays with the processor. (ulong* from, ulong to)
align 16
global function HelixSwitchContext {
    +RBP, RBX, R12, R13, R14, R15
    [RDI] = RSP
    RSP = RSI
    -R15, R14, R13, R12, RBX, RBP
}

// The first frame of a thread: R12 = entry point, R13 = its argument (put there by Runtime/Threading). Interrupts are
// off, as everywhere in the scheduler, and the kernel lock comes with the switch.
align 16
global naked function HelixThreadStart {
    EBP ^ EBP
    dword ..HelixKernelLock = 0
    sti
    RDI = R13
    R12()
    HelixThreadReturned()
}
