// Functions that C# can say too: in the kernel these run, on the host their counterparts in C#.

namespace PlugCases

// (ulong value) -> int: number of set bits
align 16
global function HelixCasePopulation {
    EAX ^ EAX
    while RDI != 0 {
        // Clears the lowest set bit.
        RDX = @RDI[-1]
        RDI & RDX
        EAX++
    }
}

// (ulong left, ulong right) -> ulong: greatest common divisor
align 16
global function HelixCaseGreatestDivisor {
    RAX = RDI
    RCX = RSI
    while RCX != 0 {
        RAX % RCX
        RAX <> RCX
    }
}

// (double x, double y) -> double: x * y + 0.5
align 16
global function HelixCaseScale {
    mulsd XMM0, XMM1
    addsd XMM0, [.Half]
}

// (long a, long b, long c) -> long: the one in the middle
align 16
global function HelixCaseMedian {
    // Sorts the three into RDI <= RSI <= RDX.
    if signed RDI > RSI {
        RDI <> RSI
    }
    if signed RSI > RDX {
        RSI <> RDX
    }
    if signed RDI > RSI {
        RDI <> RSI
    }
    RAX = RSI
}

section .rodata
align 8
var Half qword = $3FE0000000000000
