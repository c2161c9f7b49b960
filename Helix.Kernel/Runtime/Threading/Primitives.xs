// The short paths of mutexes and semaphores: one interlocked operation where nobody has to wait or to be woken. The objects that callers hold
// (NativePointer) have their memory's address as the only field. What does not go the short way is done by the C# functions named Slow,
// which would do the same for all of it; the object stays on the stack meanwhile, so that it lives.

namespace Primitives

const CurrentThread = 8
const ThreadId = 64
const NativePointer = 8

// KernelSemaphore.
const SemaphoreLimit = 4

extern HelixLockMutexSlow, HelixUnlockMutexSlow, HelixTakeSemaphoreSlow, HelixGiveSemaphoreSlow

// (object) -> Status, zero if the caller has the mutex now
align 16
global naked function HelixLockMutex {
    RSI = RDI[#NativePointer]
    RCX = GS[#CurrentThread]
    ECX = RCX[#ThreadId]
    EAX ^ EAX
    lock cmpxchg [RSI], ECX
    if != goto Slow
    // EAX is still zero.
    ret
Slow:
    +RDI
    RDI = RSI
    RSI = -1
    HelixLockMutexSlow()
    -RDI
    ret
}

// (object) -> Status, zero if nobody has the mutex now, or the next thread
align 16
global naked function HelixUnlockMutex {
    RSI = RDI[#NativePointer]
    RAX = GS[#CurrentThread]
    EAX = RAX[#ThreadId]
    ECX ^ ECX
    lock cmpxchg [RSI], ECX
    if != goto Slow
    EAX ^ EAX
    ret
Slow:
    +RDI
    RDI = RSI
    HelixUnlockMutexSlow()
    -RDI
    ret
}

// (object) -> Status, zero if the caller has taken one
align 16
global naked function HelixTakeSemaphore {
    RSI = RDI[#NativePointer]
    EAX = [RSI]
Look:
    ECX = @RAX[-1]
    ECX ?= 0
    if signed < goto Slow
    lock cmpxchg [RSI], ECX
    if != goto Look
    EAX ^ EAX
    ret
Slow:
    +RDI
    RDI = RSI
    RSI = -1
    HelixTakeSemaphoreSlow()
    -RDI
    ret
}

// (object) -> Status, zero if one was given
align 16
global naked function HelixGiveSemaphore {
    RSI = RDI[#NativePointer]
    EAX = [RSI]
Look:
    // Somebody waits, or the count is at its limit.
    EAX ?= 0
    if signed < goto Slow
    EAX ?= RSI[#SemaphoreLimit]
    if signed >= goto Slow
    ECX = @RAX[1]
    lock cmpxchg [RSI], ECX
    if != goto Look
    EAX ^ EAX
    ret
Slow:
    +RDI
    RDI = RSI
    HelixGiveSemaphoreSlow()
    -RDI
    ret
}
