// Interface slots: the calls. A slot's type is made at run time (Runtime/Slots/SlotTypeBuilder.cs): its methods are the stubs below, the
// one for the contract's function K at K * StubSize. A call goes by the rule of Core/Slots/InterfaceSlot.cs - count in, call the
// receiver, count out - and leaves every argument register as it came; its cost over the call of the receiver is thirteen instructions.
//
// There is no unwind data here. While the receiver runs the frame is, from the stack pointer up,
//     the function's number, the slot, RSI on entry (where a large result goes), the caller's return address
// and counts for the exception dispatcher as a method with one clause that catches everything (Runtime/Slots/SlotFrames.cs); the
// handler is HelixSlotCatch. No register is saved: the walk needs none, and the receiver keeps those that the caller wants kept.

namespace Slots

// What Runtime/Slots/SlotLayout.cs says, too.
const StubCount = 64
const StubSize = 64
const StubSizeLog2 = 6

// A slot's fields.
const Receiver = 8
const Calls = 48
const Code = 128

// The count of a closed slot that no call is in.
const ClosedAndEmpty = $80000000

// The frame.
const FrameFunction = 0
const FrameSlot = 8
const FrameRsi = 16
const FrameSize = 24

// Saved below the frame of a call that finds its slot closed: RDX, RCX, R8, R9, then XMM0 to XMM7; LimitedContext of the caller below them.
const VectorsSize = 128
const ContextSize = 80

extern HelixSlotClosed, HelixSlotQuiet, HelixSlotFault, HelixSlotOverflown

align 64
Stubs:
repeat 64 times as K {
    align 64
Stub#K:
    +RSI
    +RDI
    +#K
    lock dword RDI[#Calls]++
    if sign goto Closed
Inside#K:
    R11 = RDI
    RDI = R11[#Receiver]
    call [R11 + #Code + #K * 8]
    RCX = RSP[#FrameSlot]
    lock dword RCX[#Calls]--
    if sign goto Leave
    RSP + #FrameSize
    ret
}
align 64
StubsEnd:

// A call has left a closed slot (RCX): the last one tells. RAX, RDX, XMM0 and XMM1 may be the result.
align 16
naked function Leave {
    dword RCX[#Calls] ?= #ClosedAndEmpty
    if != goto Done
    RDI = RCX
    +RAX, RDX
    RSP - 32
    [RSP] = XMM0
    RSP[16] = XMM1
    HelixSlotQuiet()
.QuietReturn:
    XMM0 = [RSP]
    XMM1 = RSP[16]
    RSP + 32
    -RDX, RAX
Done:
    RSP + #FrameSize
    ret
}

// A call has found the slot closed. HelixSlotClosed(frame, caller's registers, RFLAGS) waits and gives 0, or gives the code of the answer
// and puts the object that answers in the slot's place.
align 16
naked function Closed {
    RAX = RSP
    RSP - #VectorsSize
    [RSP] = XMM0
    RSP[$10] = XMM1
    RSP[$20] = XMM2
    RSP[$30] = XMM3
    RSP[$40] = XMM4
    RSP[$50] = XMM5
    RSP[$60] = XMM6
    RSP[$70] = XMM7
    +R9, R8, RCX, RDX
    // LimitedContext of the caller, from its last field to its first.
    R10 = RAX[#FrameSize]
    R11 = @RAX[#FrameSize + 8]
    +R15, R14, R13, R12, RDX, RBX, RDX, RBP, R11, R10
    RDI = RAX
    RSI = RSP
    +Flags
    -RDX
    HelixSlotClosed()
.ClosedReturn:
    RSP + #ContextSize
    -RDX, RCX, R8, R9
    XMM0 = [RSP]
    XMM1 = RSP[$10]
    XMM2 = RSP[$20]
    XMM3 = RSP[$30]
    XMM4 = RSP[$40]
    XMM5 = RSP[$50]
    XMM6 = RSP[$60]
    XMM7 = RSP[$70]
    RSP + #VectorsSize
    RDI = RSP[#FrameSlot]
    RSI = RSP[#FrameRsi]
    RAX ?& RAX
    if !0 goto Answer
    RAX = RSP[#FrameFunction]
    RAX << #StubSizeLog2
    R10 = @.Inside0
    RAX + R10
    goto RAX
Answer:
    RSP + #FrameSize
    goto RAX
}

// The handler of a slot's frame, called as a catch funclet: RDI = the frame, RSI = the exception -> RAX = where to go on.
// HelixSlotFault(frame, exception) puts the object that answers in the function's place and its code in the slot's.
align 16
global function HelixSlotCatch {
    +RDI
    HelixSlotFault()
.FaultReturn:
    RAX = @..HelixSlotResume
    -RDI
}

// Every exception is caught: the clause's filter.
align 16
global function HelixSlotFilter {
    EAX = 1
}

// Entered with the stack pointer at the frame of a slot whose receiver used up the stack: from the fault's interrupt.
align 16
global naked function HelixSlotOverflow {
    RDI = RSP
    HelixSlotOverflown()
.OverflownReturn:
    goto ..HelixSlotResume
}

// The stack pointer is at the frame of a slot that has counted its call out: lets the answer be the call's result.
align 16
global naked function HelixSlotResume {
    RDI = [RSP]
    RSI = RSP[#FrameRsi]
    call RSP[#FrameSlot]
.AnswerReturn:
    RSP + #FrameSize
    ret
}

// (nint* addresses): the stubs, their end, catch, filter, overflow; then the addresses after calls: quiet, closed, fault, overflown, answer.
align 16
global function HelixSlotAddresses {
    RAX = @.Stub0
    [RDI] = RAX
    RAX = @.StubsEnd
    RDI[8] = RAX
    RAX = @..HelixSlotCatch
    RDI[16] = RAX
    RAX = @..HelixSlotFilter
    RDI[24] = RAX
    RAX = @..HelixSlotOverflow
    RDI[32] = RAX
    RAX = @.QuietReturn
    RDI[40] = RAX
    RAX = @.ClosedReturn
    RDI[48] = RAX
    RAX = @.FaultReturn
    RDI[56] = RAX
    RAX = @.OverflownReturn
    RDI[64] = RAX
    RAX = @.AnswerReturn
    RDI[72] = RAX
}

section '.note.GNU-stack' noalloc noexec nowrite progbits
