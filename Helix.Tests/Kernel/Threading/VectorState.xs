// Keeps a pattern in all vector registers for a while, for the cases of pre-emption.

namespace VectorStateCases

// Two areas of the format of XSAVE, one behind the other.
const AreaSize = 832
const Xmm = 160
const XmmWords = 32
const Header = 512
const Upper = 576
const UpperWords = 32
const Step = $0101010101010101

// (ulong seed, ulong turns, uint components) -> ulong: fills XMM0-15 and, if components are given, the upper halves of YMM0-15 from a seed, counts down, and
// answers how many words are different afterwards. Without components only XMM, by FXSAVE.
align 16
global function HelixCaseHoldVectors {
    +RBP, RBX, R12, R13
    RBP = RSP
    RBX = RDI
    R12 = RSI
    R13D = EDX
    RSP - #AreaSize * 2
    RSP & -64
    // The pattern, over what the registers and MXCSR hold now.
    RDI = RSP
    SaveVectors()
    RDI = @RSP[#Xmm]
    ECX = #XmmWords
    FillWords()
    RDI = @RSP[#Upper]
    ECX = #UpperWords
    FillWords()
    EAX = 7
    RSP[#Header] = RAX
    R13D ?& R13D
    if 0 goto LoadShort
    EAX = R13D
    EDX ^ EDX
    xrstor64 [RSP]
    goto Loaded
LoadShort:
    fxrstor64 [RSP]
Loaded:
    R12--
    if !0 goto Loaded
    RDI = @RSP[#AreaSize]
    SaveVectors()
    EAX ^ EAX
    RDI = @RSP[#Xmm]
    ECX = #XmmWords
    CompareWords()
    R13D ?& R13D
    if 0 goto Done
    RDI = @RSP[#Upper]
    ECX = #UpperWords
    CompareWords()
Done:
    RSP = RBP
    -R13, R12, RBX, RBP
}

// RDI: the area; R13: components.
align 16
naked function SaveVectors {
    R13D ?& R13D
    if 0 goto SaveShort
    EAX ^ EAX
    RDI[#Header] = RAX
    RDI[#Header + 8] = RAX
    RDI[#Header + 16] = RAX
    EAX = R13D
    EDX ^ EDX
    xsave64 [RDI]
    ret
SaveShort:
    fxsave64 [RDI]
    ret
}

// RDI: where; ECX: how many; RBX: the seed, which goes on.
align 16
naked function FillWords {
    RAX = #Step
NextFill:
    RBX + RAX
    [RDI] = RBX
    RDI + 8
    ECX--
    if !0 goto NextFill
    ret
}

// RDI: where in the first area, and in the second one area behind it; ECX: how many; RAX: counts the differences.
align 16
naked function CompareWords {
NextCompare:
    RDX = [RDI]
    if RDX = RDI[#AreaSize] goto Same
    RAX++
Same:
    RDI + 8
    ECX--
    if !0 goto NextCompare
    ret
}
