// The short path of allocation: take the object from the running thread's chunk. GS:[8] is the thread's record: its
// allocation pointer at 0 (the next object's address, whose header is below it), its limit at 8.
// A thread may be stopped between any two instructions, and another may collect then: the object is complete (length, method
// table) before the pointer moves past it, and the collector leaves the memory beyond a stopped thread's pointer alone.

namespace Allocation

// Fields of the thread record, by way of GS.
const CurrentThread = 8
const ThreadPointer = 0
const ThreadLimit = 8

// Fields of a method table and of arrays and strings.
const ComponentSize = 0
const BaseSize = 4
const Length = 8

const LargestArray = $7FFFFFFF
const LargestString = $3FFFFFDF
const ObjectAlignment = 8
// Header, method table, length and terminator of a string, rounded up.
const StringOverhead = 22 + #ObjectAlignment - 1

extern HelixNewObjectSlow, HelixNewArraySlow, HelixNewStringSlow

// RDI = method table -> RAX = object
align 16
global naked function RhpNewFast {
    RDX = GS[#CurrentThread]
    ECX = RDI[#BaseSize]
    RAX = RDX[#ThreadPointer]
    RCX + RAX
    if RCX > RDX[#ThreadLimit] goto Slow
    [RAX] = RDI
    RDX[#ThreadPointer] = RCX
    ret
Slow:
    goto HelixNewObjectSlow
}

// RDI = method table, RSI = length (64 bits) -> RAX = array
align 16
global naked function RhpNewArray {
    if RSI > #LargestArray goto Slow
    ECX = word RDI[#ComponentSize]
    RCX * RSI
    EAX = RDI[#BaseSize]
    RCX = @[RCX + RAX + #ObjectAlignment - 1]
    RCX & -#ObjectAlignment
    RDX = GS[#CurrentThread]
    RAX = RDX[#ThreadPointer]
    RCX + RAX
    if carry goto Slow
    if RCX > RDX[#ThreadLimit] goto Slow
    RAX[#Length] = ESI
    [RAX] = RDI
    RDX[#ThreadPointer] = RCX
    ret
Slow:
    goto HelixNewArraySlow
}

// RDI = method table of String, ESI = length -> RAX = string
align 16
global naked function RhNewString {
    if ESI > #LargestString goto Slow
    ECX = ESI
    RCX = @[RCX + RCX + #StringOverhead]
    RCX & -#ObjectAlignment
    RDX = GS[#CurrentThread]
    RAX = RDX[#ThreadPointer]
    RCX + RAX
    if RCX > RDX[#ThreadLimit] goto Slow
    RAX[#Length] = ESI
    [RAX] = RDI
    RDX[#ThreadPointer] = RCX
    ret
Slow:
    // The length is an int: the upper half of RSI is not.
    ESI = ESI
    goto HelixNewStringSlow
}
