// Long copies and fills: the inner loops of CMemory.cs. Both keep the return address on top of the stack, so that a page fault in them can be
// raised as one of the caller (HelixFaultingHelpers); and both may be repeated from where they are after a fault that was resolved.

namespace CMemory

// (ulong* to, ulong* from, nuint words): the lowest first
align 16
global function HelixCopyWords {
    RCX = RDX
    rep movsq
}

// (byte* to, ulong pattern, nuint pieces): pieces of 128 bytes, at least one. Eleven instructions each, where the repeated store takes sixteen.
align 16
global function HelixFillBlocks {
    XMM0 = RSI
    punpcklqdq XMM0, XMM0
    RDX << 7
    RDX + RDI
Piece:
    [RDI] = XMM0
    RDI[$10] = XMM0
    RDI[$20] = XMM0
    RDI[$30] = XMM0
    RDI[$40] = XMM0
    RDI[$50] = XMM0
    RDI[$60] = XMM0
    RDI[$70] = XMM0
    RDI + 128
    if RDI != RDX goto Piece
    ret
global HelixFillBlocksEnd:
}

section '.note.GNU-stack' noalloc noexec nowrite progbits
