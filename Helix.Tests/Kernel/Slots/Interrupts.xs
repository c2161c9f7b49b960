// Interrupts off and on again, for the cases of slots.

namespace SlotCases

// () -> ulong: RFLAGS as it was
align 16
global function HelixCaseDisableInterrupts {
    +Flags
    -RAX
    cli
}

// (ulong flags) -> void
align 16
global function HelixCaseRestoreInterrupts {
    +RDI
    -Flags
}
