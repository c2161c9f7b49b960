; NOT BUILT: Contract.xs, beside it, is what the build takes.
; The parts of the runtime contract that must be assembly: the JIT calls them with register rules of its own, or they are
; variables.  (NativeAOT: Runtime/amd64/WriteBarriers.S, PInvoke.S and MiscStubs.S say what callers rely on.)

section .text

; Write barriers: the collector does not move and has no generations, so that a store is all.
; RDI = destination, RSI = reference.  A null destination faults at the first instruction, on behalf of the caller.
global RhpAssignRef
global RhpCheckedAssignRef
align 16
RhpAssignRef:
RhpCheckedAssignRef:
    mov [rdi], rsi
    ret

; [RDI] = [RSI]; both advance by 8; RAX, RCX may change, nothing else.
global RhpByRefAssignRef
global HelixByRefAssignRefStore
align 16
RhpByRefAssignRef:
    mov rcx, [rsi]
HelixByRefAssignRefStore:
    mov [rdi], rcx
    add rdi, 8
    add rsi, 8
    ret

; RDI = location, RSI = new value -> RAX = old value
global RhpCheckedXchg
align 16
RhpCheckedXchg:
    mov rax, rsi
    xchg [rdi], rax
    ret

; RDI = location, RSI = new value, RDX = comparand -> RAX = old value
global RhpCheckedLockCmpXchg
align 16
RhpCheckedLockCmpXchg:
    mov rax, rdx
    lock cmpxchg [rdi], rsi
    ret

; Stacks are mapped in full, with a guard page below: nothing to probe.
global RhpStackProbe
align 16
RhpStackProbe:
    ret

; Threads are stopped by pre-emption: no transition is recorded and no poll is ever armed.
global RhpPInvoke
global RhpPInvokeReturn
global RhpReversePInvoke
global RhpReversePInvokeReturn
global RhpGcPoll
align 16
RhpPInvoke:
RhpPInvokeReturn:
RhpReversePInvoke:
RhpReversePInvokeReturn:
RhpGcPoll:
    ret

global HelixCurrentThread
global RhpGetCurrentThread
align 16
HelixCurrentThread:
RhpGetCurrentThread:
    mov rax, gs:[8]
    ret

global HelixSetCurrentThread
align 16
HelixSetCurrentThread:          ; (ThreadRecord*)
    mov gs:[8], rdi
    ret

extern HelixThreadStart
global HelixGetThreadStart
align 16
HelixGetThreadStart:
    lea rax, [rel HelixThreadStart]
    ret

; () -> address of the running thread's slot of thread statics (offset 32 of ThreadRecord)
global RhGetThreadStaticStorage
align 16
RhGetThreadStaticStorage:
    mov rax, gs:[8]
    add rax, 32
    ret

; Calls f(argument, stack pointer) with every callee-saved register on the stack, so that a scan from that pointer upward
; sees all that the callers hold.  (f, argument)
global HelixCallWithRegisters
align 16
HelixCallWithRegisters:
    push rbp
    mov rbp, rsp
    push rbx
    push r12
    push r13
    push r14
    push r15
    sub rsp, 8
    mov rax, rdi
    mov rdi, rsi
    mov rsi, rsp
    call rax
    add rsp, 8
    pop r15
    pop r14
    pop r13
    pop r12
    pop rbx
    pop rbp
    ret

extern GetRuntimeException
extern RuntimeFailFast
extern AppendExceptionStackFrame
extern GetSystemArrayEEType
extern OnFirstChanceException
extern OnUnhandledException
extern IDynamicCastableIsInterfaceImplemented
extern IDynamicCastableGetInterfaceImplementation

; () -> the class library's functions, in the order of ClassLibFunctionId; unused places are null.
global HelixClassLibraryFunctions
align 16
HelixClassLibraryFunctions:
    lea rax, [rel class_library_functions]
    ret

section .rodata
align 8
class_library_functions:
    dq GetRuntimeException, RuntimeFailFast, 0, AppendExceptionStackFrame, 0, GetSystemArrayEEType
    dq OnFirstChanceException, OnUnhandledException
    dq IDynamicCastableIsInterfaceImplemented, IDynamicCastableGetInterfaceImplementation
    dq 0, 0, 0, 0

section .data
global RhpTrapThreads
align 8
RhpTrapThreads: dd 0
global g_cpuFeatures
g_cpuFeatures:  dd 0
global __security_cookie
align 8
__security_cookie: dq 0x9d2c5680f00dbabe

section .text
; () -> int*: where the class library reads the processor's features
global HelixCpuFeatures
align 16
HelixCpuFeatures:
    lea rax, [rel g_cpuFeatures]
    ret
