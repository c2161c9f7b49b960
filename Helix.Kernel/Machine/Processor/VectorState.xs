// Extended vector state: what XSAVE and XRSTOR in interrupt entry and exit keep. VectorState.cs decides.

namespace VectorState

const Osxsave = 1 << 18

// (ulong components): lets the running processor use XSAVE, for these components (SDM 1, 13.3).
align 16
global function HelixEnableVectorComponents {
    RAX = CR4
    RAX | #Osxsave
    CR4 = RAX
    EAX = EDI
    EDX ^ EDX
    ECX ^ ECX
    xsetbv
}

// (uint components): what interrupt entry keeps from now on; all processors have it enabled. Interrupts are off.
align 16
global function HelixSetVectorComponents {
    ..HelixVectorComponents = EDI
}

section .data align 8
// Components of XCR0; 0 = FXSAVE.
global var HelixVectorComponents dword = 0
