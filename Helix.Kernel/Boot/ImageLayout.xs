// Where the linker put things: the table behind Machine/Startup/ImageLayout.cs, in the same order.

namespace ImageLayout

extern __boot_end
extern __kernel_start, __kernel_end
extern __text_start, __text_end
extern __rodata_start, __rodata_end
extern __data_start, __data_end
extern __start___managedcode, __stop___managedcode
extern __start___unbox, __stop___unbox
extern __start___modules, __stop___modules
extern __helix_types_start, __helix_types_end
extern __eh_frame_hdr_start, __eh_frame_hdr_end
extern __build_id_start, __build_id_end
extern __module_key_start, __module_key_end
extern HelixBootStackLow, HelixBootStackHigh, HelixBootStacksEnd
extern HelixInterruptStubs

// () -> ImageLayout*
align 16
global function HelixImageLayout {
    RAX = @.Table
}

section .rodata
align 8
var Table qword =
    @__boot_end,
    @__kernel_start, @__kernel_end,
    @__text_start, @__text_end,
    @__rodata_start, @__rodata_end,
    @__data_start, @__data_end,
    @__start___managedcode, @__stop___managedcode,
    @__start___unbox, @__stop___unbox,
    @__start___modules, @__stop___modules,
    @__helix_types_start, @__helix_types_end,
    @__eh_frame_hdr_start, @__eh_frame_hdr_end,
    @__build_id_start, @__build_id_end,
    @__module_key_start, @__module_key_end,
    @HelixBootStackLow, @HelixBootStackHigh, @HelixBootStacksEnd,
    @HelixInterruptStubs
