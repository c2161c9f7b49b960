// Interrupt and exception entry. Every vector pushes an error code (0 where the processor pushes none) and its number,
// then the common part saves what C# may change - the general registers and, by FXSAVE, x87 and SSE - and calls
// HelixInterrupt(TrapFrame*). The frame's layout is Machine/Interrupts/TrapFrame.cs.

namespace InterruptEntry

const FloatStateSize = 512

extern HelixInterrupt, HelixThreadReturned

align 16
naked function Common {
    +RAX, RBX, RCX, RDX, RSI, RDI, RBP, R8, R9, R10, R11, R12, R13, R14, R15
    cld
    RDI = RSP
    RBP = RSP
    RSP - #FloatStateSize
    // FXSAVE needs 16 bytes alignment, the call too.
    RSP & -16
    fxsave64 [RSP]
    HelixInterrupt()
    fxrstor64 [RSP]
    RSP = RBP
    -R15, R14, R13, R12, R11, R10, R9, R8, RBP, RDI, RSI, RDX, RCX, RBX, RAX
    // The vector and the error code.
    RSP + 16
    iretq
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
    goto near Common
}

// Switches kernel threads: saves the callee-saved registers on the running stack and its pointer in *from, then
// continues where the other thread did the same. (ulong* from, ulong to)
align 16
global function HelixSwitchContext {
    +RBP, RBX, R12, R13, R14, R15
    [RDI] = RSP
    RSP = RSI
    -R15, R14, R13, R12, RBX, RBP
}

// The first frame of a thread: R12 = entry point, R13 = its argument (put there by Runtime/Threading). Interrupts are
// off, as everywhere in the scheduler.
align 16
global naked function HelixThreadStart {
    EBP ^ EBP
    sti
    RDI = R13
    R12()
    HelixThreadReturned()
}
