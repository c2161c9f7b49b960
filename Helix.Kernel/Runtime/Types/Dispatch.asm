; NOT BUILT: Dispatch.xs, beside it, is what the build takes.
; Interface dispatch.  A call site does `lea r10, [cell]; call [r10]` with `this` in RDI and every argument register live;
; RAX, R10 and R11 are free.  The cell is {stub, cache}; the cache block is Types/DispatchCache.cs.

extern RhpCidResolve

; Offsets within a cache block.
ENTRIES equ 32

section .text

; A cell that has met at least one type: a linear search that ends at an entry with a null type.
global HelixInterfaceDispatch
global HelixInterfaceDispatchFault
align 16
HelixInterfaceDispatch:
    mov rax, [r10 + 8]
HelixInterfaceDispatchFault:
    mov r11, [rdi]                              ; a null `this` faults here, on behalf of the caller
    cmp r11, [rax + ENTRIES]
    jne .next
    jmp [rax + ENTRIES + 8]
.next:
    add rax, 16
    cmp r11, [rax + ENTRIES]
    jne .more
    jmp [rax + ENTRIES + 8]
.more:
    cmp qword [rax + ENTRIES], 0
    jne .next
    jmp resolve

; A cell that was never called.
global RhpInitialDynamicInterfaceDispatch
global HelixInitialDispatchFault
global HelixResolveReturn
align 16
RhpInitialDynamicInterfaceDispatch:
HelixInitialDispatchFault:
    cmp byte [rdi], 0                           ; a null `this` faults here, on behalf of the caller

; Saves the arguments in a transition block as RhpCidResolve expects it (its pointer is 80h into the frame, `this` at 10h
; from there), asks for the code and goes there.
resolve:
    push rbp
    mov rbp, rsp
    sub rsp, 0xc0
    movdqu [rsp + 0x00], xmm0
    movdqu [rsp + 0x10], xmm1
    movdqu [rsp + 0x20], xmm2
    movdqu [rsp + 0x30], xmm3
    movdqu [rsp + 0x40], xmm4
    movdqu [rsp + 0x50], xmm5
    movdqu [rsp + 0x60], xmm6
    movdqu [rsp + 0x70], xmm7
    mov [rsp + 0x90], rdi
    mov [rsp + 0x98], rsi
    mov [rsp + 0xa0], rcx
    mov [rsp + 0xa8], rdx
    mov [rsp + 0xb0], r8
    mov [rsp + 0xb8], r9
    lea rdi, [rsp + 0x80]
    mov rsi, r10
    call RhpCidResolve
HelixResolveReturn:                             ; known to the stack walker: RBP and return address are c0h up
    movdqu xmm0, [rsp + 0x00]
    movdqu xmm1, [rsp + 0x10]
    movdqu xmm2, [rsp + 0x20]
    movdqu xmm3, [rsp + 0x30]
    movdqu xmm4, [rsp + 0x40]
    movdqu xmm5, [rsp + 0x50]
    movdqu xmm6, [rsp + 0x60]
    movdqu xmm7, [rsp + 0x70]
    mov rdi, [rsp + 0x90]
    mov rsi, [rsp + 0x98]
    mov rcx, [rsp + 0xa0]
    mov rdx, [rsp + 0xa8]
    mov r8, [rsp + 0xb0]
    mov r9, [rsp + 0xb8]
    leave
    jmp rax

; () -> address of the stub, for cells that C# fills.
global HelixGetDispatchStubs
align 16
HelixGetDispatchStubs:          ; (nint* stubs): [0] initial, [1] cached
    lea rax, [rel RhpInitialDynamicInterfaceDispatch]
    mov [rdi], rax
    lea rax, [rel HelixInterfaceDispatch]
    mov [rdi + 8], rax
    ret
