; NOT BUILT: Cpu.xs, beside it, is what the build takes.
; Single instructions that C# cannot say.  Each is a leaf with the System V calling convention.

section .text

global HelixIn8
align 16
HelixIn8:                       ; (ushort port) -> byte
    mov edx, edi
    xor eax, eax
    in al, dx
    ret

global HelixIn16
align 16
HelixIn16:                      ; (ushort port) -> ushort
    mov edx, edi
    xor eax, eax
    in ax, dx
    ret

global HelixIn32
align 16
HelixIn32:                      ; (ushort port) -> uint
    mov edx, edi
    in eax, dx
    ret

global HelixOut8
align 16
HelixOut8:                      ; (ushort port, byte value)
    mov edx, edi
    mov eax, esi
    out dx, al
    ret

global HelixOut16
align 16
HelixOut16:                     ; (ushort port, ushort value)
    mov edx, edi
    mov eax, esi
    out dx, ax
    ret

global HelixOut32
align 16
HelixOut32:                     ; (ushort port, uint value)
    mov edx, edi
    mov eax, esi
    out dx, eax
    ret

global HelixDisableInterrupts
align 16
HelixDisableInterrupts:         ; () -> ulong: RFLAGS as it was
    pushfq
    pop rax
    cli
    ret

global HelixRestoreInterrupts
align 16
HelixRestoreInterrupts:         ; (ulong rflags)
    push rdi
    popfq
    ret

global HelixEnableInterrupts
align 16
HelixEnableInterrupts:
    sti
    ret

global HelixWaitForInterrupt
align 16
HelixWaitForInterrupt:          ; enables interrupts and halts; no interrupt is lost between the two (SDM 2B, STI)
    sti
    hlt
    ret

global HelixHalt
align 16
HelixHalt:                      ; never returns
    cli
    hlt
    jmp HelixHalt

global HelixPause
align 16
HelixPause:
    pause
    ret

global HelixReadCr2
align 16
HelixReadCr2:
    mov rax, cr2
    ret

global HelixReadCr3
align 16
HelixReadCr3:
    mov rax, cr3
    ret

global HelixWriteCr3
align 16
HelixWriteCr3:                  ; (ulong pml4)
    mov cr3, rdi
    ret

global HelixInvalidatePage
align 16
HelixInvalidatePage:            ; (ulong virtual address)
    invlpg [rdi]
    ret

global HelixReadMsr
align 16
HelixReadMsr:                   ; (uint msr) -> ulong
    mov ecx, edi
    rdmsr
    shl rdx, 32
    or rax, rdx
    ret

global HelixWriteMsr
align 16
HelixWriteMsr:                  ; (uint msr, ulong value)
    mov ecx, edi
    mov eax, esi
    mov rdx, rsi
    shr rdx, 32
    wrmsr
    ret

global HelixReadTimeStamp
align 16
HelixReadTimeStamp:             ; () -> ulong
    rdtsc
    shl rdx, 32
    or rax, rdx
    ret

global HelixCpuId
align 16
HelixCpuId:                     ; (uint leaf, uint subleaf, uint* registers: eax, ebx, ecx, edx)
    push rbx
    mov r8, rdx
    mov eax, edi
    mov ecx, esi
    cpuid
    mov [r8], eax
    mov [r8 + 4], ebx
    mov [r8 + 8], ecx
    mov [r8 + 12], edx
    pop rbx
    ret

global HelixReadRandom
align 16
HelixReadRandom:                ; () -> ulong, 0 when RDRAND failed ten times (SDM 1, 7.3.17)
    mov ecx, 10
.retry:
    rdrand rax
    jc .done
    loop .retry
    xor eax, eax
.done:
    ret

global HelixLoadDescriptorTables
align 16
HelixLoadDescriptorTables:      ; (gdtPointer*, idtPointer*, ushort taskSelector)
    lgdt [rdi]
    lidt [rsi]
    mov eax, 0x10
    mov ds, ax
    mov es, ax
    mov ss, ax
    mov eax, edx
    ltr ax
    lea rax, [rel .reloaded]
    push 0x08
    push rax
    retfq
.reloaded:
    ret

global HelixGetStackPointer
align 16
HelixGetStackPointer:
    lea rax, [rsp + 8]
    ret

global HelixGetFramePointer
align 16
HelixGetFramePointer:
    mov rax, rbp
    ret

global HelixZeroMemory
align 16
HelixZeroMemory:                ; (void* destination, ulong bytes): multiples of 8
    mov rcx, rsi
    shr rcx, 3
    xor eax, eax
    rep stosq
    ret
