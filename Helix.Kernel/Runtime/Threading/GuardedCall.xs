// Calls of the scheduler and allocator modules with the kernel's lock held. What goes wrong there cannot be dealt with in the ordinary way - handlers may
// allocate, lock and wait - so that a call can be left at once: the stack pointer goes back to where it was here, and the call answers Failed. No handler
// of the module runs. In a scheduler's call an exception, a fault of the processor, and an attempt to wait do that; in an allocator's only the attempt to
// wait, as the heap is closed there and exceptions end where it is called (Boot/Services/Memory); in both a used-up stack, and that the module does not return
// (Boot/ModuleWatch).
//
// The processor's block has the stack pointers while such calls are under way, the reason of the last escape, and how often
// the call that began last has been found under way by an interrupt.
//
// One may be within the other: a scheduler allocates, and the collector asks the allocator for memory; or an allocator wakes a thread. It is the
// innermost call, whose stack pointer is lower, that is left. A scheduler's call within one of the same would be the module calling who calls it, through a
// service of the kernel's: it leaves the innermost.

namespace GuardedCall

const GuardStack = 64
const GuardReason = 72
const GuardSuspicions = 80
const AllocatorStack = 104

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

// (function, first, second, third) -> what function(first, second, third) answers, or Failed. Not within one of the same.
align 16
global naked function HelixGuardedAllocation {
    +RBP, RBX, R12, R13, R14, R15
    GS[#AllocatorStack] = RSP
    dword GS[#GuardSuspicions] = 0
    RAX = RDI
    RDI = RSI
    RSI = RDX
    RDX = RCX
    RSP - 8
    RAX()
    qword GS[#AllocatorStack] = 0
    RSP + 56
    ret
}

// (reason): leaves the innermost guarded call that this processor is in. Does not return. An interrupt's handler may return to here with any stack.
align 16
global naked function HelixEscapeGuardedCall {
    GS[#GuardReason] = RDI
    RDX = GS[#GuardStack]
    RCX = GS[#AllocatorStack]
    RCX ?& RCX
    if 0 goto Guarded
    RDX ?& RDX
    if 0 goto Allocation
    if RCX > RDX goto Guarded
Allocation:
    RSP = RCX
    qword GS[#AllocatorStack] = 0
    goto Answer
Guarded:
    RSP = RDX
    qword GS[#GuardStack] = 0
Answer:
    -R15, R14, R13, R12, RBX, RBP
    RAX = #Failed
    ret
}

// () -> whether this processor is in a guarded call: not 0
align 16
global function HelixIsGuarded {
    RAX = GS[#GuardStack]
    RAX | GS[#AllocatorStack]
}

// () -> whether this processor is in a call of the scheduler module: not 0
align 16
global function HelixIsSchedulerCalled {
    RAX = GS[#GuardStack]
}

// () -> why the last guarded call was left: a number below 4096, or an exception
align 16
global function HelixEscapeReason {
    RAX = GS[#GuardReason]
}
