// Interface dispatch. A call site does `lea r10, [cell]; call [r10]` with `this` in RDI and every argument register live;
// RAX, R10 and R11 are free. The cell is {stub, cache}; the cache block is Types/DispatchCache.cs.

namespace Dispatch

// Fields of a cell and of a cache block.
const CellCache = 8
const Entries = 48
const EntryCode = 8
const EntrySize = 16

// The transition block as RhpCidResolve expects it: vector registers, then at $80 what it is told of, `this` at $10 from there.
const BlockSize = $C0
const BlockArguments = $80

extern RhpCidResolve

// A cell that has met at least one type: a linear search that ends at an entry with a null type.
align 16
global naked function HelixInterfaceDispatch {
    RAX = R10[#CellCache]
global HelixInterfaceDispatchFault:
    // A null `this` faults here, on behalf of the caller.
    R11 = [RDI]
    if R11 != RAX[#Entries] goto Next
    goto RAX[#Entries + #EntryCode]
Next:
    RAX + #EntrySize
    if R11 != RAX[#Entries] goto More
    goto RAX[#Entries + #EntryCode]
More:
    qword RAX[#Entries] ?= 0
    if != goto Next
    goto .Resolve
global HelixInterfaceDispatchEnd:
}

// A cell that was never called.
align 16
global RhpInitialDynamicInterfaceDispatch:
global HelixInitialDispatchFault:
    // A null `this` faults here, on behalf of the caller.
    byte [RDI] ?= 0

// Saves the arguments in a transition block, asks for the code and goes there.
naked function Resolve {
    +RBP
    RBP = RSP
    RSP - #BlockSize
    [RSP] = XMM0
    RSP[$10] = XMM1
    RSP[$20] = XMM2
    RSP[$30] = XMM3
    RSP[$40] = XMM4
    RSP[$50] = XMM5
    RSP[$60] = XMM6
    RSP[$70] = XMM7
    RSP[$90] = RDI
    RSP[$98] = RSI
    RSP[$A0] = RCX
    RSP[$A8] = RDX
    RSP[$B0] = R8
    RSP[$B8] = R9
    RDI = @RSP[#BlockArguments]
    RSI = R10
    RhpCidResolve()
global HelixResolveReturn:
    XMM0 = [RSP]
    XMM1 = RSP[$10]
    XMM2 = RSP[$20]
    XMM3 = RSP[$30]
    XMM4 = RSP[$40]
    XMM5 = RSP[$50]
    XMM6 = RSP[$60]
    XMM7 = RSP[$70]
    RDI = RSP[$90]
    RSI = RSP[$98]
    RCX = RSP[$A0]
    RDX = RSP[$A8]
    R8 = RSP[$B0]
    R9 = RSP[$B8]
    leave
    goto RAX
}

// Addresses of the stubs, for cells that C# fills. (nint* stubs): [0] initial, [1] cached, [2] end of the code that reads caches
align 16
global function HelixGetDispatchStubs {
    RAX = @..RhpInitialDynamicInterfaceDispatch
    [RDI] = RAX
    RAX = @..HelixInterfaceDispatch
    RDI[8] = RAX
    RAX = @..HelixInterfaceDispatchEnd
    RDI[16] = RAX
}
