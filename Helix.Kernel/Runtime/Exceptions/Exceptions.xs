// Throw sites and funclet calls: the parts of exception handling that touch whole register sets.
//
// The contracts are those of NativeAOT's amd64/ExceptionHandling.S. A throw helper writes the registers of the throw
// site (LimitedContext) and below it an exception record (ExceptionRecord) on the stack, links the record at the head
// of the thread's list, and calls the class library's dispatcher, which never returns. A funclet helper loads the
// preserved registers of the frame that owns the funclet through a RegisterDisplay and calls the funclet.
//
// There is no unwind data here. The stack walker knows these frames by their return addresses, which
// HelixExceptionLabels tells it (AssemblyFrames.cs); the frame sizes below are repeated there.

namespace Exceptions

// Thread record: by way of GS; head of its exception records.
const CurrentThread = 8
const ThreadRecords = 16

// Processor's block: whether the scheduler module is being called.
const GuardStack = 64

// ExceptionRecord.
const RecordSize = 416
const RecordNext = 0
const RecordContext = 8
const RecordException = 16
const RecordKind = 24
const RecordPass = 25
const RecordClause = 28
const NoClause = $FFFFFFFF

// ExceptionKind.
const KindFromActiveRecord = 0
const KindThrow = 1
const KindHardwareFault = 2

// RegisterDisplay: addresses of the preserved registers' values, and the stack pointer.
const DisplayRbx = 24
const DisplayRbp = 32
const DisplayR12 = 88
const DisplayR13 = 96
const DisplayR14 = 104
const DisplayR15 = 112
const DisplayRsp = 120

// Frames of the funclet helpers below the pushed registers.
const CatchFrame = 56
const CatchDisplay = 32
const CatchRecord = 40
const FinallyFrame = 24
const FinallyDisplay = 16
const FilterFrame = 8
const ContextSize = 88

extern RhThrowEx, RhThrowHwEx, RhRethrow
extern HelixCollectStackTrace, HelixEscapeGuardedCall
extern RhpAssignRef, RhpStackProbe, HelixInterfaceDispatch, HelixInitialDispatchFault, HelixResolveReturn
extern HelixCopyWords, HelixFillBlocksEnd

// In a call of the scheduler module (Threading/GuardedCall.xs) there is no throwing: whatever RDI has is the reason to leave it.
align 16
naked function Escape {
    goto HelixEscapeGuardedCall
}

// RhpThrowEx(rdi = exception): throws it from the caller.
align 16
global naked function RhpThrowEx {
    RAX = GS[#GuardStack]
    if RAX != 0 goto .Escape
    // Stack pointer of the throw site, and its address.
    RAX = @RSP[8]
    RSI = [RSP]
    EDX ^ EDX
    // Keeps the record 16-aligned.
    +RDX
    // LimitedContext, from its last field to its first.
    +R15, R14, R13, R12, RDX, RBX, RDX, RBP, RAX, RSI
    RSP - #RecordSize
    RSI = RSP
    // No exception yet, no clause, first pass.
    RSI[#RecordException] = RDX
    byte RSI[#RecordPass] = 1
    dword RSI[#RecordClause] = #NoClause
    byte RSI[#RecordKind] = #KindThrow
    RAX = GS[#CurrentThread]
    RDX = RAX[#ThreadRecords]
    RSI[#RecordNext] = RDX
    RAX[#ThreadRecords] = RSI
    RDX = @RSP[#RecordSize]
    RSI[#RecordContext] = RDX
    RhThrowEx()
.ThrowReturn:
    int3
}

// RhpRethrow(): throws again what the innermost active record holds.
align 16
global naked function RhpRethrow {
    RAX = @RSP[8]
    RSI = [RSP]
    EDX ^ EDX
    +RDX
    +R15, R14, R13, R12, RDX, RBX, RDX, RBP, RAX, RSI
    RSP - #RecordSize
    RSI = RSP
    RSI[#RecordException] = RDX
    byte RSI[#RecordPass] = 1
    dword RSI[#RecordClause] = #NoClause
    byte RSI[#RecordKind] = #KindFromActiveRecord
    RAX = GS[#CurrentThread]
    // The active record.
    RDI = RAX[#ThreadRecords]
    RSI[#RecordNext] = RDI
    RAX[#ThreadRecords] = RSI
    RDX = @RSP[#RecordSize]
    RSI[#RecordContext] = RDX
    RhRethrow()
.RethrowReturn:
    int3
}

// RhpThrowHwEx(rdi = fault code, rsi = faulting address): entered by returning from the fault's interrupt, with all
// other registers and the stack pointer as they were at the fault.
align 16
global naked function RhpThrowHwEx {
    RAX = GS[#GuardStack]
    if RAX != 0 goto .Escape
    RAX = RSP
    RSP & -16
    EDX ^ EDX
    +R15, R14, R13, R12, RDX, RBX, RDX, RBP, RAX, RSI
    RSP - #RecordSize
    RSI = RSP
    RSI[#RecordException] = RDX
    byte RSI[#RecordPass] = 1
    dword RSI[#RecordClause] = #NoClause
    byte RSI[#RecordKind] = #KindHardwareFault
    RAX = GS[#CurrentThread]
    RDX = RAX[#ThreadRecords]
    RSI[#RecordNext] = RDX
    RAX[#ThreadRecords] = RSI
    RDX = @RSP[#RecordSize]
    RSI[#RecordContext] = RDX
    RhThrowHwEx()
.ThrowHwReturn:
    int3
}

// RhpCallCatchFunclet(rdi = exception, rsi = funclet, rdx = RegisterDisplay, rcx = ExceptionRecord): runs the handler,
// drops every frame and record below the frame that owns it, and resumes where the handler says.
align 16
global naked function RhpCallCatchFunclet {
    +R15, R14, R13, R12, RBX, RBP
    RSP - #CatchFrame
    RSP[#CatchDisplay] = RDX
    RSP[#CatchRecord] = RCX
    R8 = RSI
    // A funclet takes the owner's stack pointer and the exception.
    RSI = RDI
    RDI = RDX[#DisplayRsp]
    RAX = RDX[#DisplayRbx]
    RBX = [RAX]
    RAX = RDX[#DisplayRbp]
    RBP = [RAX]
    RAX = RDX[#DisplayR12]
    R12 = [RAX]
    RAX = RDX[#DisplayR13]
    R13 = [RAX]
    RAX = RDX[#DisplayR14]
    R14 = [RAX]
    RAX = RDX[#DisplayR15]
    R15 = [RAX]
    R8()
.CatchReturn:
    RDX = RSP[#CatchDisplay]
    RCX = RSP[#CatchRecord]
    RDX = RDX[#DisplayRsp]
    // A record below the owner's stack pointer is gone with its frame.
PopRecord:
    RCX = RCX[#RecordNext]
    RCX ?& RCX
    if 0 goto Popped
    if RCX < RDX goto PopRecord
Popped:
    RSI = GS[#CurrentThread]
    RSI[#ThreadRecords] = RCX
    RSP = RDX
    goto RAX
}

// RhpCallFinallyFunclet(rdi = funclet, rsi = RegisterDisplay): runs a finally or fault handler; what it changed in the
// preserved registers goes back to where the owner's values are saved.
align 16
global function RhpCallFinallyFunclet {
    +R15, R14, R13, R12, RBX, RBP
    RSP - #FinallyFrame
    RSP[#FinallyDisplay] = RSI
    R8 = RDI
    RDI = RSI[#DisplayRsp]
    RAX = RSI[#DisplayRbx]
    RBX = [RAX]
    RAX = RSI[#DisplayRbp]
    RBP = [RAX]
    RAX = RSI[#DisplayR12]
    R12 = [RAX]
    RAX = RSI[#DisplayR13]
    R13 = [RAX]
    RAX = RSI[#DisplayR14]
    R14 = [RAX]
    RAX = RSI[#DisplayR15]
    R15 = [RAX]
    R8()
.FinallyReturn:
    RSI = RSP[#FinallyDisplay]
    RAX = RSI[#DisplayRbx]
    [RAX] = RBX
    RAX = RSI[#DisplayRbp]
    [RAX] = RBP
    RAX = RSI[#DisplayR12]
    [RAX] = R12
    RAX = RSI[#DisplayR13]
    [RAX] = R13
    RAX = RSI[#DisplayR14]
    [RAX] = R14
    RAX = RSI[#DisplayR15]
    [RAX] = R15
    RSP + #FinallyFrame
    -RBP, RBX, R12, R13, R14, R15
}

// RhpCallFilterFunclet(rdi = exception, rsi = funclet, rdx = RegisterDisplay) -> al: whether the filter accepts.
align 16
global function RhpCallFilterFunclet {
    +R15, R14, R13, R12, RBX, RBP
    RSP - #FilterFrame
    RAX = RDX[#DisplayRbp]
    RBP = [RAX]
    RAX = RSI
    RSI = RDI
    RDI = RDX[#DisplayRsp]
    RAX()
.FilterReturn:
    RSP + #FilterFrame
    -RBP, RBX, R12, R13, R14, R15
}

// RhpGetCurrentThreadStackTrace(rdi = addresses, esi = capacity, rdx = an address in the frame of the caller) -> eax:
// number of frames, negative when they are more than the capacity.
align 16
global function RhpGetCurrentThreadStackTrace {
    RAX = @RSP[8]
    R8 = [RSP]
    // Keeps the call below 16-aligned; then LimitedContext of the caller.
    +RAX
    +R15, R14, R13, R12, RDX, RBX, RAX, RBP, RAX, R8
    RCX = RSP
    HelixCollectStackTrace()
    RSP + #ContextSize
}

// HelixExceptionLabels(rdi = eight addresses to fill).
align 16
global function HelixExceptionLabels {
    RAX = @.ThrowReturn
    [RDI] = RAX
    RAX = @.RethrowReturn
    RDI[8] = RAX
    RAX = @.ThrowHwReturn
    RDI[16] = RAX
    RAX = @.CatchReturn
    RDI[24] = RAX
    RAX = @.FinallyReturn
    RDI[32] = RAX
    RAX = @.FilterReturn
    RDI[40] = RAX
    RAX = @..RhpThrowHwEx
    RDI[48] = RAX
    RAX = @..HelixResolveReturn
    RDI[56] = RAX
}

// HelixFaultingHelpers(rdi = three pairs of addresses to fill): start and end of the helpers that dereference a pointer on
// behalf of their caller with the return address on top of the stack: write barriers, interface dispatch, copies and fills.
align 16
global function HelixFaultingHelpers {
    RAX = @..RhpAssignRef
    [RDI] = RAX
    RAX = @..RhpStackProbe
    RDI[8] = RAX
    RAX = @..HelixInterfaceDispatch
    RDI[16] = RAX
    RAX = @..HelixInitialDispatchFault + 1
    RDI[24] = RAX
    RAX = @..HelixCopyWords
    RDI[32] = RAX
    RAX = @..HelixFillBlocksEnd
    RDI[40] = RAX
}

section '.note.GNU-stack' noalloc noexec nowrite progbits
