; NOT BUILT: Entry.xs, beside it, is what the build takes.
; The first instructions: from the loader's 32-bit protected mode to 64-bit C# in the higher half.
;
; Two loaders arrive at the same 32-bit entry:
;   * multiboot2 (GRUB, BIOS or UEFI): EAX = 0x36D76289, EBX = physical address of the boot information
;     (Multiboot2 Specification 2.0, section 3.3);
;   * PVH (qemu -kernel): EBX = physical address of hvm_start_info (Xen, "x86/HVM direct boot ABI").
; Both enter with paging off and interrupts off.  The page tables made here map the first GiB three times - where it is,
; at KERNEL_BASE and at the direct map - and last until Machine/Memory has built the final ones.

KERNEL_BASE     equ 0xffffffff80000000
DIRECT_MAP_INDEX equ 256                        ; of 0xffff800000000000 in the top table
BOOT_STACK_SIZE equ 64 * 1024

MULTIBOOT2_HEADER_MAGIC equ 0xe85250d6
MULTIBOOT2_LOADER_MAGIC equ 0x36d76289
XEN_ELFNOTE_PHYS32_ENTRY equ 18

CR0_PG          equ 1 << 31
CR0_WP          equ 1 << 16
CR0_NE          equ 1 << 5
CR0_MP          equ 1 << 1
CR0_PE          equ 1 << 0
CR4_PAE         equ 1 << 5
CR4_PGE         equ 1 << 7
CR4_OSFXSR      equ 1 << 9
CR4_OSXMMEXCPT  equ 1 << 10
IA32_EFER       equ 0xc0000080
EFER_LME        equ 1 << 8
EFER_NXE        equ 1 << 11
PAGE_PRESENT_WRITE equ 3
PAGE_LARGE      equ 1 << 7

global HelixBootEntry
global HelixBootStackLow
global HelixBootStackHigh
extern HelixKernelMain
extern __bss_start
extern __bss_end

section .boot.header progbits alloc noexec nowrite align=8
multiboot2_header:
    dd MULTIBOOT2_HEADER_MAGIC
    dd 0                                        ; architecture: i386 protected mode
    dd multiboot2_header_end - multiboot2_header
    dd 0x100000000 - (MULTIBOOT2_HEADER_MAGIC + (multiboot2_header_end - multiboot2_header))
    ; framebuffer (optional): any size, 32 bits per pixel; text mode is offered by BIOS loaders
    align 8
    dw 5, 1
    dd 20
    dd 1024, 768, 32
    ; modules page-aligned
    align 8
    dw 6, 0
    dd 8
    align 8
    dw 0, 0
    dd 8
multiboot2_header_end:

section .note.pvh note alloc noexec nowrite align=4
    dd 4, 4, XEN_ELFNOTE_PHYS32_ENTRY
    db "Xen", 0
    dd HelixBootEntry

section .boot.text progbits alloc exec nowrite align=16
bits 32
HelixBootEntry:
    cld
    mov esp, boot32_stack_high
    mov edi, eax                                ; loader magic and information, kept for HelixKernelMain
    mov esi, ebx

    ; Long mode?  CPUID exists on everything that has it (Intel SDM 2A, CPUID).
    mov eax, 0x80000000
    cpuid
    cmp eax, 0x80000001
    jb .no_long_mode
    mov eax, 0x80000001
    cpuid
    test edx, 1 << 29                           ; LM
    jz .no_long_mode
    test edx, 1 << 20                           ; NX
    jz .no_long_mode
    mov ebx, edi                                ; keep the magic: EDI is the fill pointer below

    ; Clear the tables (their section is not zeroed by every loader), then fill them.
    mov edi, boot_pml4
    mov ecx, (boot_tables_end - boot_pml4) / 4
    xor eax, eax
    rep stosd
    mov dword [boot_pml4], boot_pdpt_low + PAGE_PRESENT_WRITE
    mov dword [boot_pml4 + DIRECT_MAP_INDEX * 8], boot_pdpt_low + PAGE_PRESENT_WRITE
    mov dword [boot_pml4 + 511 * 8], boot_pdpt_high + PAGE_PRESENT_WRITE
    mov dword [boot_pdpt_low], boot_pd + PAGE_PRESENT_WRITE
    mov dword [boot_pdpt_high + 510 * 8], boot_pd + PAGE_PRESENT_WRITE
    mov edi, boot_pd
    mov eax, PAGE_PRESENT_WRITE | PAGE_LARGE
    mov ecx, 512
.fill:
    mov [edi], eax
    add eax, 0x200000
    add edi, 8
    loop .fill

    mov eax, CR4_PAE | CR4_PGE | CR4_OSFXSR | CR4_OSXMMEXCPT
    mov cr4, eax
    mov eax, boot_pml4
    mov cr3, eax
    mov ecx, IA32_EFER
    rdmsr
    or eax, EFER_LME | EFER_NXE
    wrmsr
    mov eax, CR0_PG | CR0_WP | CR0_NE | CR0_MP | CR0_PE
    mov cr0, eax
    lgdt [boot_gdt_pointer]
    jmp 0x08:long_mode

.no_long_mode:
    mov esi, no_long_mode_text
    mov edi, 0xb8000
.next_char:
    lodsb
    test al, al
    jz .halt
    mov ah, 0x4f
    mov [edi], ax
    add edi, 2
    mov ebx, eax
    mov dx, 0x3fd
    mov ecx, 100000                             ; a missing UART must not hang this
.wait_uart:
    in al, dx
    test al, 0x20
    loopz .wait_uart
    mov dx, 0x3f8
    mov al, bl
    out dx, al
    jmp .next_char
.halt:
    cli
    hlt
    jmp .halt

no_long_mode_text:
    db "Helix needs a 64-bit x86 processor with NX (long mode); this one has none.", 13, 10, 0

align 8
boot_gdt:
    dq 0
    dq 0x00af9a000000ffff                       ; 0x08 code, 64-bit
    dq 0x00cf92000000ffff                       ; 0x10 data
boot_gdt_pointer:
    dw boot_gdt_pointer - boot_gdt - 1
    dd boot_gdt

bits 64
long_mode:
    mov ax, 0x10
    mov ds, ax
    mov es, ax
    mov ss, ax
    xor eax, eax
    mov fs, ax
    mov gs, ax
    mov rax, higher_half
    jmp rax

section .text
higher_half:
    mov r12d, ebx                               ; magic
    mov r13d, esi                               ; information
    mov rdi, __bss_start
    mov rcx, __bss_end
    sub rcx, rdi
    shr rcx, 3
    xor eax, eax
    rep stosq
    mov rsp, HelixBootStackHigh
    xor ebp, ebp
    mov edi, r12d
    mov esi, r13d
    call HelixKernelMain
.stop:
    cli
    hlt
    jmp .stop

section .boot.bss nobits alloc noexec write align=4096
boot_pml4:      resb 4096
boot_pdpt_low:  resb 4096
boot_pdpt_high: resb 4096
boot_pd:        resb 4096
boot_tables_end:
boot32_stack:   resb 256
boot32_stack_high:

section .bss align=4096
                resb 4096                       ; unmapped by Machine/Memory: the guard of the boot stack
HelixBootStackLow:
                resb BOOT_STACK_SIZE
HelixBootStackHigh:
