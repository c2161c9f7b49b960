// The clock: what every switch of threads reads. MonotonicClock.cs says what the numbers are.

namespace Clock

// () -> ulong: (time stamp - start) * scale / 2^32
align 16
global function HelixNanoseconds {
    rdtsc
    RDX << 32
    RAX | RDX
    RAX - .Start
    mul qword .Scale
    shrd RAX, RDX, 32
}

// (ulong start, ulong scale)
align 16
global function HelixSetClock {
    .Start = RDI
    .Scale = RSI
}

section .data align 64
var Start qword = 0
var Scale qword = 0
