; NOT BUILT: InterruptEntry.xs, beside it, is what the build takes.
; Interrupt and exception entry.  Every vector pushes an error code (0 where the processor pushes none) and its number,
; then the common part saves what C# may change - the general registers and, by FXSAVE, x87 and SSE - and calls
; HelixInterrupt(TrapFrame*).  The frame's layout is Machine/Interrupts/TrapFrame.cs.

extern HelixInterrupt
global HelixInterruptStubs

section .text

align 16
interrupt_common:
    push rax
    push rbx
    push rcx
    push rdx
    push rsi
    push rdi
    push rbp
    push r8
    push r9
    push r10
    push r11
    push r12
    push r13
    push r14
    push r15
    cld
    mov rdi, rsp
    mov rbp, rsp
    sub rsp, 512
    and rsp, -16                                ; FXSAVE needs 16 bytes alignment, the call too
    fxsave64 [rsp]
    call HelixInterrupt
    fxrstor64 [rsp]
    mov rsp, rbp
global HelixInterruptReturn
HelixInterruptReturn:
    pop r15
    pop r14
    pop r13
    pop r12
    pop r11
    pop r10
    pop r9
    pop r8
    pop rbp
    pop rdi
    pop rsi
    pop rdx
    pop rcx
    pop rbx
    pop rax
    add rsp, 16
    iretq

; 256 stubs of 16 bytes each.  Vectors 8, 10-14, 17, 21, 29 and 30 come with an error code (SDM 3A, 6.15).
align 16
HelixInterruptStubs:
%assign vector 0
%rep 256
    align 16
%if vector == 8 || (vector >= 10 && vector <= 14) || vector == 17 || vector == 21 || vector == 29 || vector == 30
%else
    push 0
%endif
    push strict dword vector
    jmp strict near interrupt_common
%assign vector vector + 1
%endrep

; Switches kernel threads: saves the callee-saved registers on the running stack and its pointer in *from, then
; continues where the other thread did the same.  (ulong* from, ulong to)
global HelixSwitchContext
align 16
HelixSwitchContext:
    push rbp
    push rbx
    push r12
    push r13
    push r14
    push r15
    mov [rdi], rsp
    mov rsp, rsi
    pop r15
    pop r14
    pop r13
    pop r12
    pop rbx
    pop rbp
    ret

; The first frame of a thread: R12 = entry point, R13 = its argument (put there by Runtime/Threading).  Interrupts are
; off, as everywhere in the scheduler.
extern HelixThreadReturned
global HelixThreadStart
align 16
HelixThreadStart:
    xor ebp, ebp
    sti
    mov rdi, r13
    call r12
    call HelixThreadReturned
