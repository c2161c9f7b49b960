// Frames of 4 KiB from and to the running processor's magazine: the short path of FrameAllocator, whose C# does everything else and, when
// these give up, the same again. What they rely on: FrameMagazine.cs, FrameState.cs, CpuBlock.cs. Interrupts off, and with them the
// kernel lock, as in Cpu.xs; here in place, since a call there and back would cost a quarter of the whole.

namespace Frames

// Fields of the processor's block (CpuBlock.cs), by way of GS.
const LockMark = 20
const Magazine = 48

// Fields of a magazine (FrameMagazine.cs), whose frames begin at 0.
const Count = 512
const Allocations = 520
const Frees = 528
const Capacity = 64
const LeastKept = 24

const InterruptFlag = 1 << 9
const FrameShift = 12
const OffsetInFrame = $FFF
// Lower frames are not kept.
const FirstKept = $1000000
const StateKept = 2

extern HelixKernelLock, HelixWaitForKernelLock

// (byte state) -> ulong: the address of a frame, which has that state now; -1 if the magazine is at what it must keep. 27 instructions.
align 16
global naked function HelixTakeFrame {
    +Flags
    -RDX
    cli
    EDX ?& #InterruptFlag
    if 0 goto Held
    ECX = GS[#LockMark]
    EAX ^ EAX
    lock cmpxchg ..HelixKernelLock, ECX
    if != goto Taken
Held:
    RSI = GS[#Magazine]
    RCX = RSI[#Count]
    if RCX <= #LeastKept goto Few
    RCX--
    RSI[#Count] = RCX
    RAX = [RSI + RCX * 8]
    qword RSI[#Allocations]++
    RCX = RAX
    RCX >> #FrameShift
    RCX + .States
    [RCX] = DIL
Leave:
    EDX ?& #InterruptFlag
    if 0 goto Nested
    dword ..HelixKernelLock = 0
    sti
Nested:
    ret
Few:
    RAX = -1
    goto Leave
Taken:
    +RDI, RDX
    RSP - 8
    HelixWaitForKernelLock()
    RSP + 8
    -RDX, RDI
    goto Held
}

// (ulong address, byte state) -> int: 1 if the frame was in that state and is in the magazine now, 0 if nothing was done. 38 instructions.
align 16
global naked function HelixGiveFrame {
    EDI ?& #OffsetInFrame
    if !0 goto Refuse
    if RDI < #FirstKept goto Refuse
    +Flags
    -RDX
    cli
    EDX ?& #InterruptFlag
    if 0 goto Held
    ECX = GS[#LockMark]
    EAX ^ EAX
    lock cmpxchg ..HelixKernelLock, ECX
    if != goto Taken
Held:
    R8 = GS[#Magazine]
    EAX ^ EAX
    RCX = R8[#Count]
    if RCX >= #Capacity goto Leave
    R9 = RDI
    R9 >> #FrameShift
    if R9 >= .FrameCount goto Leave
    R9 + .States
    if byte [R9] != SIL goto Leave
    byte [R9] = #StateKept
    [R8 + RCX * 8] = RDI
    qword R8[#Count]++
    qword R8[#Frees]++
    EAX = 1
Leave:
    EDX ?& #InterruptFlag
    if 0 goto Nested
    dword ..HelixKernelLock = 0
    sti
Nested:
    ret
Refuse:
    EAX ^ EAX
    ret
Taken:
    +RDI, RSI, RDX
    HelixWaitForKernelLock()
    -RDX, RSI, RDI
    goto Held
}

// (byte* states, ulong frameCount): where FrameMap has the states.
align 16
global function HelixSetFrameStates {
    .States = RDI
    .FrameCount = RSI
}

section .data align 16
var States qword = 0
var FrameCount qword = 0
