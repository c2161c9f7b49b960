; NOT BUILT: ImageLayout.xs, beside it, is what the build takes.
; Where the linker put things: the table behind Machine/Startup/ImageLayout.cs, in the same order.

extern __kernel_start
extern __kernel_end
extern __text_start
extern __text_end
extern __rodata_start
extern __rodata_end
extern __data_start
extern __data_end
extern __start___managedcode
extern __stop___managedcode
extern __start___unbox
extern __stop___unbox
extern __start___modules
extern __stop___modules
extern __eh_frame_hdr_start
extern __eh_frame_hdr_end
extern HelixBootStackLow
extern HelixBootStackHigh
extern HelixInterruptStubs
extern HelixInterruptReturn

section .text
global HelixImageLayout
align 16
HelixImageLayout:               ; () -> ImageLayout*
    lea rax, [rel image_layout]
    ret

section .rodata
align 8
image_layout:
    dq __kernel_start
    dq __kernel_end
    dq __text_start
    dq __text_end
    dq __rodata_start
    dq __rodata_end
    dq __data_start
    dq __data_end
    dq __start___managedcode
    dq __stop___managedcode
    dq __start___unbox
    dq __stop___unbox
    dq __start___modules
    dq __stop___modules
    dq __eh_frame_hdr_start
    dq __eh_frame_hdr_end
    dq HelixBootStackLow
    dq HelixBootStackHigh
    dq HelixInterruptStubs
    dq HelixInterruptReturn
