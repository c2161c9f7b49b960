// A call of the scheduler module with the kernel's lock held. What goes wrong in it cannot be dealt with in the ordinary way - handlers may
// allocate, lock and wait - so that an exception, a fault of the processor, or an attempt to wait leaves at once: the stack pointer goes back to
// where it was here, and the call answers Failed. No handler of the module runs.
//
// The processor's block has the stack pointer while such a call is under way, the reason of the last escape, and
// how often others have asked whether this very call returns (Boot/FaultHandler).
//
// Such a call within another one would be the module calling who calls it, through a service of the kernel's: it leaves the outer one.

namespace GuardedCall

const GuardStack = 64
const GuardReason = 72
const GuardSuspicions = 80

// What no function answers.
const Failed = $8000000000000000

// SchedulerFault.Reentered.
const Reentered = $109

// (function, first, second, third) -> what function(first, second, third) answers, or Failed
align 16
global naked function HelixGuardedCall {
    qword GS[#GuardStack] ?= 0
    if != goto Within
    +RBP, RBX, R12, R13, R14, R15
    GS[#GuardStack] = RSP
    dword GS[#GuardSuspicions] = 0
    RAX = RDI
    RDI = RSI
    RSI = RDX
    RDX = RCX
    // Keeps the call 16-aligned.
    RSP - 8
    RAX()
    qword GS[#GuardStack] = 0
    // The function kept the registers: there is no need to take them back.
    RSP + 56
    ret
Within:
    RDI = #Reentered
    goto HelixEscapeGuardedCall
}

// (reason): leaves the guarded call that this processor is in. Does not return.
align 16
global naked function HelixEscapeGuardedCall {
    GS[#GuardReason] = RDI
    RSP = GS[#GuardStack]
    qword GS[#GuardStack] = 0
    -R15, R14, R13, R12, RBX, RBP
    RAX = #Failed
    ret
}

// () -> whether this processor is in a guarded call: the stack pointer, or 0
align 16
global function HelixGuardedStack {
    RAX = GS[#GuardStack]
}

// () -> why the last guarded call was left: a number below 4096, or an exception
align 16
global function HelixEscapeReason {
    RAX = GS[#GuardReason]
}
