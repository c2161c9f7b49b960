// The parts of the runtime contract that must be assembly: the JIT calls them with register rules of its own, or they are
// variables. (NativeAOT: Runtime/amd64/WriteBarriers.S, PInvoke.S and MiscStubs.S say what callers rely on.)

namespace Contract

// Thread record, by way of GS.
const CurrentThread = 8
const ThreadStatics = 32

extern HelixThreadStart
extern GetRuntimeException, RuntimeFailFast, AppendExceptionStackFrame, GetSystemArrayEEType
extern OnFirstChanceException, OnUnhandledException
extern IDynamicCastableIsInterfaceImplemented, IDynamicCastableGetInterfaceImplementation

// Write barriers: the collector does not move and has no generations, so that a store is all.
// RDI = destination, RSI = reference. A null destination faults at the first instruction, on behalf of the caller.
align 16
global RhpCheckedAssignRef:
global function RhpAssignRef {
    [RDI] = RSI
}

// [RDI] = [RSI]; both advance by 8; RAX, RCX may change, nothing else.
align 16
global function RhpByRefAssignRef {
    RCX = [RSI]
global HelixByRefAssignRefStore:
    [RDI] = RCX
    RDI + 8
    RSI + 8
}

// RDI = location, RSI = new value -> RAX = old value
align 16
global function RhpCheckedXchg {
    RAX = RSI
    [RDI] <> RAX
}

// RDI = location, RSI = new value, RDX = comparand -> RAX = old value
align 16
global function RhpCheckedLockCmpXchg {
    RAX = RDX
    lock cmpxchg [RDI], RSI
}

// Touches each page from RSP down to R11, the frame's new end, so that a frame larger than the guard page below the stack
// cannot step over it. Changes no register.
align 16
global function RhpStackProbe {
    +RBP
    RBP = RSP
    RSP & -4096
    Probe:
    RSP - 4096
    [RSP] ?& EAX
    RSP ?= R11
    if > goto Probe
    RSP = RBP
    -RBP
}

// Threads are stopped by pre-emption: no transition is recorded and no poll is ever armed.
align 16
global RhpPInvoke:
global RhpPInvokeReturn:
global RhpReversePInvoke:
global RhpReversePInvokeReturn:
global function RhpGcPoll {
}

align 16
global RhpGetCurrentThread:
global function HelixCurrentThread {
    RAX = GS[#CurrentThread]
}

// (ThreadRecord*)
align 16
global function HelixSetCurrentThread {
    GS[#CurrentThread] = RDI
}

align 16
global function HelixGetThreadStart {
    RAX = @..HelixThreadStart
}

// () -> address of the running thread's slot of thread statics
align 16
global function RhGetThreadStaticStorage {
    RAX = GS[#CurrentThread]
    RAX + #ThreadStatics
}

// Calls f(argument, stack pointer) with every callee-saved register on the stack, so that a scan from that pointer upward
// sees all that the callers hold. (f, argument)
align 16
global function HelixCallWithRegisters {
    +RBP
    RBP = RSP
    +RBX, R12, R13, R14, R15
    // Keeps the call 16-aligned.
    RSP - 8
    RAX = RDI
    RDI = RSI
    RSI = RSP
    RAX()
    RSP + 8
    -R15, R14, R13, R12, RBX, RBP
}

// () -> the class library's functions, in the order of ClassLibFunctionId; unused places are null.
align 16
global function HelixClassLibraryFunctions {
    RAX = @.ClassLibraryFunctions
}

// () -> int*: where the class library reads the processor's features
align 16
global function HelixCpuFeatures {
    RAX = @..g_cpuFeatures
}

section .rodata
align 8
var ClassLibraryFunctions qword =
    @GetRuntimeException, @RuntimeFailFast, 0, @AppendExceptionStackFrame, 0, @GetSystemArrayEEType,
    @OnFirstChanceException, @OnUnhandledException,
    @IDynamicCastableIsInterfaceImplemented, @IDynamicCastableGetInterfaceImplementation,
    0, 0, 0, 0

section .data
align 8
global var RhpTrapThreads dword = 0
global var g_cpuFeatures dword = 0
align 8
global var __security_cookie qword = $09D2C5680F00DBABE
