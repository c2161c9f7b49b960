; NOT BUILT: Exceptions.xs, beside it, is what the build takes.
; Throw sites and funclet calls: the parts of exception handling that touch whole register sets.
;
; The contracts are those of NativeAOT's amd64/ExceptionHandling.S.  A throw helper writes the registers of the throw
; site (LimitedContext) and below it an exception record (ExceptionRecord, 416 bytes) on the stack, links the record at
; the head of the thread's list, and calls the class library's dispatcher, which never returns.  A funclet helper
; loads the preserved registers of the frame that owns the funclet through a RegisterDisplay and calls the funclet.
;
; There is no unwind data here.  The stack walker knows these frames by their return addresses, which
; HelixExceptionLabels tells it (AssemblyFrames.cs); the frame sizes below are repeated there.
;
; Thread record: gs:[8]; head of its exception records: +16.
bits 64
default rel

global RhpThrowEx
global RhpThrowHwEx
global RhpRethrow
global RhpCallCatchFunclet
global RhpCallFinallyFunclet
global RhpCallFilterFunclet
global RhpGetCurrentThreadStackTrace
global HelixExceptionLabels
global HelixFaultingHelpers

extern RhThrowEx
extern RhThrowHwEx
extern RhRethrow
extern HelixCollectStackTrace
extern RhpAssignRef
extern RhpStackProbe
extern HelixInterfaceDispatch
extern HelixInitialDispatchFault
extern HelixResolveReturn

section .text

; RhpThrowEx(rdi = exception): throws it from the caller.
align 16
RhpThrowEx:
    lea rax, [rsp + 8]              ; stack pointer of the throw site
    mov rsi, [rsp]                  ; and its address
    xor edx, edx
    push rdx                        ; keeps the record 16-aligned
    push r15                        ; LimitedContext, from its last field to its first
    push r14
    push r13
    push r12
    push rdx
    push rbx
    push rdx
    push rbp
    push rax
    push rsi
    sub rsp, 416                    ; ExceptionRecord
    mov rsi, rsp
    mov [rsi + 16], rdx             ; no exception yet
    mov byte [rsi + 25], 1          ; first pass
    mov dword [rsi + 28], 0xffffffff
    mov byte [rsi + 24], 1          ; ExceptionKind.Throw
    mov rax, [gs:8]
    mov rdx, [rax + 16]
    mov [rsi], rdx
    mov [rax + 16], rsi
    lea rdx, [rsp + 416]
    mov [rsi + 8], rdx
    call RhThrowEx
RhpThrowExReturn:
    int3

; RhpRethrow(): throws again what the innermost active record holds.
align 16
RhpRethrow:
    lea rax, [rsp + 8]
    mov rsi, [rsp]
    xor edx, edx
    push rdx
    push r15
    push r14
    push r13
    push r12
    push rdx
    push rbx
    push rdx
    push rbp
    push rax
    push rsi
    sub rsp, 416
    mov rsi, rsp
    mov [rsi + 16], rdx
    mov byte [rsi + 25], 1
    mov dword [rsi + 28], 0xffffffff
    mov byte [rsi + 24], 0          ; the dispatcher derives the kind from the active record
    mov rax, [gs:8]
    mov rdi, [rax + 16]             ; the active record
    mov [rsi], rdi
    mov [rax + 16], rsi
    lea rdx, [rsp + 416]
    mov [rsi + 8], rdx
    call RhRethrow
RhpRethrowReturn:
    int3

; RhpThrowHwEx(rdi = fault code, rsi = faulting address): entered by returning from the fault's interrupt, with all
; other registers and the stack pointer as they were at the fault.
align 16
RhpThrowHwEx:
    mov rax, rsp
    and rsp, -16
    xor edx, edx
    push r15
    push r14
    push r13
    push r12
    push rdx
    push rbx
    push rdx
    push rbp
    push rax
    push rsi
    sub rsp, 416
    mov rsi, rsp
    mov [rsi + 16], rdx
    mov byte [rsi + 25], 1
    mov dword [rsi + 28], 0xffffffff
    mov byte [rsi + 24], 2          ; ExceptionKind.HardwareFault
    mov rax, [gs:8]
    mov rdx, [rax + 16]
    mov [rsi], rdx
    mov [rax + 16], rsi
    lea rdx, [rsp + 416]
    mov [rsi + 8], rdx
    call RhThrowHwEx
RhpThrowHwExReturn:
    int3

; RhpCallCatchFunclet(rdi = exception, rsi = funclet, rdx = RegisterDisplay, rcx = ExceptionRecord): runs the handler,
; drops every frame and record below the frame that owns it, and resumes where the handler says.
align 16
RhpCallCatchFunclet:
    push r15
    push r14
    push r13
    push r12
    push rbx
    push rbp
    sub rsp, 56
    mov [rsp + 32], rdx
    mov [rsp + 40], rcx
    mov r8, rsi
    mov rsi, rdi                    ; second argument of a funclet: the exception
    mov rdi, [rdx + 120]            ; first: the owner's stack pointer
    mov rax, [rdx + 24]
    mov rbx, [rax]
    mov rax, [rdx + 32]
    mov rbp, [rax]
    mov rax, [rdx + 88]
    mov r12, [rax]
    mov rax, [rdx + 96]
    mov r13, [rax]
    mov rax, [rdx + 104]
    mov r14, [rax]
    mov rax, [rdx + 112]
    mov r15, [rax]
    call r8
RhpCallCatchFuncletReturn:
    mov rdx, [rsp + 32]
    mov rcx, [rsp + 40]
    mov rdx, [rdx + 120]            ; the owner's stack pointer
.pop_record:
    mov rcx, [rcx]
    test rcx, rcx
    jz .popped
    cmp rcx, rdx
    jb .pop_record                  ; the record's frame is gone with the stack below rdx
.popped:
    mov rsi, [gs:8]
    mov [rsi + 16], rcx
    mov rsp, rdx
    jmp rax

; RhpCallFinallyFunclet(rdi = funclet, rsi = RegisterDisplay): runs a finally or fault handler; what it changed in the
; preserved registers goes back to where the owner's values are saved.
align 16
RhpCallFinallyFunclet:
    push r15
    push r14
    push r13
    push r12
    push rbx
    push rbp
    sub rsp, 24
    mov [rsp + 16], rsi
    mov r8, rdi
    mov rdi, [rsi + 120]
    mov rax, [rsi + 24]
    mov rbx, [rax]
    mov rax, [rsi + 32]
    mov rbp, [rax]
    mov rax, [rsi + 88]
    mov r12, [rax]
    mov rax, [rsi + 96]
    mov r13, [rax]
    mov rax, [rsi + 104]
    mov r14, [rax]
    mov rax, [rsi + 112]
    mov r15, [rax]
    call r8
RhpCallFinallyFuncletReturn:
    mov rsi, [rsp + 16]
    mov rax, [rsi + 24]
    mov [rax], rbx
    mov rax, [rsi + 32]
    mov [rax], rbp
    mov rax, [rsi + 88]
    mov [rax], r12
    mov rax, [rsi + 96]
    mov [rax], r13
    mov rax, [rsi + 104]
    mov [rax], r14
    mov rax, [rsi + 112]
    mov [rax], r15
    add rsp, 24
    pop rbp
    pop rbx
    pop r12
    pop r13
    pop r14
    pop r15
    ret

; RhpCallFilterFunclet(rdi = exception, rsi = funclet, rdx = RegisterDisplay) -> al: whether the filter accepts.
align 16
RhpCallFilterFunclet:
    push r15
    push r14
    push r13
    push r12
    push rbx
    push rbp
    sub rsp, 8
    mov rax, [rdx + 32]
    mov rbp, [rax]
    mov rax, rsi
    mov rsi, rdi
    mov rdi, [rdx + 120]
    call rax
RhpCallFilterFuncletReturn:
    add rsp, 8
    pop rbp
    pop rbx
    pop r12
    pop r13
    pop r14
    pop r15
    ret

; RhpGetCurrentThreadStackTrace(rdi = addresses, esi = capacity, rdx = an address in the frame of the caller) -> eax:
; number of frames, negative when they are more than the capacity.
align 16
RhpGetCurrentThreadStackTrace:
    lea rax, [rsp + 8]
    mov r8, [rsp]
    push rax                        ; keeps the call below 16-aligned
    push r15
    push r14
    push r13
    push r12
    push rdx
    push rbx
    push rax
    push rbp
    push rax
    push r8
    mov rcx, rsp                    ; LimitedContext of the caller
    call HelixCollectStackTrace
    add rsp, 88
    ret

; HelixExceptionLabels(rdi = eight addresses to fill).
align 16
HelixExceptionLabels:
    lea rax, [RhpThrowExReturn]
    mov [rdi], rax
    lea rax, [RhpRethrowReturn]
    mov [rdi + 8], rax
    lea rax, [RhpThrowHwExReturn]
    mov [rdi + 16], rax
    lea rax, [RhpCallCatchFuncletReturn]
    mov [rdi + 24], rax
    lea rax, [RhpCallFinallyFuncletReturn]
    mov [rdi + 32], rax
    lea rax, [RhpCallFilterFuncletReturn]
    mov [rdi + 40], rax
    lea rax, [RhpThrowHwEx]
    mov [rdi + 48], rax
    lea rax, [HelixResolveReturn]
    mov [rdi + 56], rax
    ret

; HelixFaultingHelpers(rdi = two pairs of addresses to fill): start and end of the helpers that dereference a pointer on
; behalf of their caller with the return address on top of the stack: write barriers, interface dispatch.
align 16
HelixFaultingHelpers:
    lea rax, [RhpAssignRef]
    mov [rdi], rax
    lea rax, [RhpStackProbe]
    mov [rdi + 8], rax
    lea rax, [HelixInterfaceDispatch]
    mov [rdi + 16], rax
    lea rax, [HelixInitialDispatchFault + 1]
    mov [rdi + 24], rax
    ret

section .note.GNU-stack noalloc noexec nowrite progbits
