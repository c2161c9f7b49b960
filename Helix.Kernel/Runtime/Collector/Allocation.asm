; NOT BUILT: Allocation.xs, beside it, is what the build takes.
; The short path of allocation: take the object from the running thread's chunk. GS:[8] is the thread's record: its
; allocation pointer at 0 (the next object's address, whose header is below it), its limit at 8.
; A thread may be stopped between any two instructions, and another may collect then: the object is complete (length, method
; table) before the pointer moves past it, and the collector leaves the memory beyond a stopped thread's pointer alone.

extern HelixNewObjectSlow
extern HelixNewArraySlow
extern HelixNewStringSlow

section .text

; RDI = method table -> RAX = object
global RhpNewFast
align 16
RhpNewFast:
    mov rdx, gs:[8]
    mov ecx, [rdi + 4]
    mov rax, [rdx]
    add rcx, rax
    cmp rcx, [rdx + 8]
    ja  new_object_slow
    mov [rax], rdi
    mov [rdx], rcx
    ret
new_object_slow:
    jmp HelixNewObjectSlow

; RDI = method table, RSI = length (64 bits) -> RAX = array
global RhpNewArray
align 16
RhpNewArray:
    cmp rsi, 0x7fffffff
    ja  new_array_slow
    movzx ecx, word [rdi]
    imul rcx, rsi
    mov eax, [rdi + 4]
    lea rcx, [rcx + rax + 7]
    and rcx, -8
    mov rdx, gs:[8]
    mov rax, [rdx]
    add rcx, rax
    jc  new_array_slow
    cmp rcx, [rdx + 8]
    ja  new_array_slow
    mov [rax + 8], esi
    mov [rax], rdi
    mov [rdx], rcx
    ret
new_array_slow:
    jmp HelixNewArraySlow

; RDI = method table of String, ESI = length -> RAX = string
global RhNewString
align 16
RhNewString:
    cmp esi, 0x3fffffdf
    ja  new_string_slow
    mov ecx, esi
    lea rcx, [rcx + rcx + 29]
    and rcx, -8
    mov rdx, gs:[8]
    mov rax, [rdx]
    add rcx, rax
    cmp rcx, [rdx + 8]
    ja  new_string_slow
    mov [rax + 8], esi
    mov [rax], rdi
    mov [rdx], rcx
    ret
new_string_slow:
    mov esi, esi
    jmp HelixNewStringSlow
