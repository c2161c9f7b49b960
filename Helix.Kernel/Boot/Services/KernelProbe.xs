// Interrupts by instruction, to measure their way. The vectors are those of Machine/Interrupts/InterruptVector.cs.

namespace KernelProbe

const Timer = $40
const Spurious = $FF

align 16
global function HelixRaiseTimer {
    int #Timer
}

align 16
global function HelixRaiseSpurious {
    int #Spurious
}
