// The places of bits in a word; BitScan.cs says what for.

namespace BitScan

// (ulong word) -> int
align 16
global function HelixHighestBit {
    bsr RAX, RDI
}

// (ulong word) -> int
align 16
global function HelixLowestBit {
    bsf RAX, RDI
}
