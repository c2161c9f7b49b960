using System;
using System.Collections.Generic;

namespace Helix.Sdk.XSharp.Machine;

/// <summary>
/// The instructions that X# spells as words: those that no operator stands for. Each has the numbers of operands it
/// takes; which kinds fit together is checked by the assembler, whose errors name the X# line.
/// </summary>
internal static class InstructionWords
{
    private const string Conditions = "o no b nae c nb ae nc z e nz ne be na nbe a s ns p pe np po l nge nl ge le ng nle g";

    private static readonly Dictionary<string, (int Minimum, int Maximum)> _words = Build();

    /// <summary>All words, for suggestions.</summary>
    public static IEnumerable<string> All => _words.Keys;

    /// <summary>Finds the numbers of operands that a word takes.</summary>
    public static bool TryFind(string word, out (int Minimum, int Maximum) operands) => _words.TryGetValue(word, out operands);

    /// <summary>Whether control never comes back from the instruction.</summary>
    public static bool EndsFlow(string word) => word.ToUpperInvariant() is "RET" or "RETF" or "RETFQ" or "IRET" or "IRETD"
        or "IRETQ" or "IRETW" or "SYSRET" or "SYSRETQ" or "SYSEXIT" or "SYSEXITQ" or "UD2";

    /// <summary>NASM's spelling of a word; it has no word of its own for the 64-bit forms of two.</summary>
    public static string Spelling(string word) => word switch { "sysretq" => "o64 sysret", "sysexitq" => "o64 sysexit", _ => word };

    /// <summary>Whether the operand is a place in the code.</summary>
    public static bool TakesLabel(string word) => word.ToUpperInvariant() is "LOOP" or "LOOPE" or "LOOPNE" or "LOOPZ"
        or "LOOPNZ" or "JCXZ" or "JECXZ" or "JRCXZ" or "XBEGIN";

    /// <summary>Whether it is a prefix that repeats a string instruction.</summary>
    public static bool IsRepeat(string word) =>
        word.Length <= 5 && word.ToUpperInvariant() is "REP" or "REPE" or "REPNE" or "REPZ" or "REPNZ";

    private static Dictionary<string, (int Minimum, int Maximum)> Build()
    {
        var words = new Dictionary<string, (int, int)>(StringComparer.OrdinalIgnoreCase);
        void Add(int minimum, int maximum, string list)
        {
            foreach (string word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(word, (minimum, maximum));
            }
        }

        // Flags, conversions, string instructions, and what takes nothing.
        Add(0, 0, "nop pause cli sti cld std clc stc cmc clac stac lahf sahf hlt ud2 leave cbw cwd cwde cdq cdqe cqo cpuid");
        Add(0, 0, "movsb movsw movsq stosb stosw stosd stosq lodsb lodsw lodsd lodsq scasb scasw scasd scasq");
        Add(0, 0, "cmpsb cmpsw cmpsq insb insw insd outsb outsw outsd xlatb pushf popf pushfd popfd pushfq popfq pushfw popfw");
        Add(0, 0, "pushad popad pusha popa endbr32 endbr64 lfence mfence sfence emms");

        // Privileged and system instructions.
        Add(0, 0, "iret iretd iretq iretw syscall sysret sysretq sysenter sysexit sysexitq swapgs rdtsc rdtscp rdmsr wrmsr");
        Add(0, 0, "rdpmc wbinvd invd clts int1 int3 into monitor mwait xgetbv xsetbv vmcall vmmcall rsm xend");
        Add(1, 1, "lgdt lidt sgdt sidt lldt ltr sldt str lmsw smsw verr verw invlpg int clflush clflushopt clwb");
        Add(1, 1, "rdfsbase wrfsbase rdgsbase wrgsbase rdrand rdseed rdpid prefetcht0 prefetcht1 prefetcht2 prefetchnta prefetchw");
        Add(1, 1, "fxsave fxrstor fxsave64 fxrstor64 xsave xsave64 xrstor xrstor64 xsaveopt xsaveopt64 xsavec xsavec64");
        Add(1, 1, "xsaves xsaves64 xrstors xrstors64 ldmxcsr stmxcsr");
        Add(2, 2, "invpcid lar lsl enter");
        Add(0, 1, "ret retf retfq");

        // Integer instructions.
        Add(1, 1, "mul div idiv neg not inc dec bswap cmpxchg8b cmpxchg16b push pop loop loope loopne loopz loopnz jcxz jecxz jrcxz");
        Add(1, 1, "xbegin");
        Add(1, 3, "imul");
        Add(2, 2, "adc sbb xchg xadd cmpxchg bt bts btr btc bsf bsr popcnt lzcnt tzcnt rcl rcr sal sar movzx movsx movsxd movnti");
        Add(2, 2, "movbe lea crc32 adcx adox blsi blsr blsmsk mov add sub and or xor cmp test shl shr rol ror");
        Add(3, 3, "shld shrd andn bextr bzhi pdep pext sarx shlx shrx mulx rorx");
        foreach (string condition in Conditions.Split(' '))
        {
            words.Add("set" + condition, (1, 1));
            words.Add("cmov" + condition, (2, 2));
        }

        // SSE. movsd and cmpsd without operands are string instructions.
        Add(0, 2, "movsd");
        Add(0, 3, "cmpsd");
        Add(2, 2, "movaps movups movapd movupd movdqa movdqu movq movd movss movntdq movntps movhlps movlhps movhps movlps movhpd movlpd");
        Add(2, 2, "addss addsd addps addpd subss subsd subps subpd mulss mulsd mulps mulpd divss divsd divps divpd sqrtss sqrtsd");
        Add(2, 2, "sqrtps sqrtpd minss minsd minps minpd maxss maxsd maxps maxpd andps andpd andnps andnpd orps orpd xorps xorpd");
        Add(2, 2, "ucomiss ucomisd comiss comisd cvtsi2ss cvtsi2sd cvtss2si cvtsd2si cvttss2si cvttsd2si cvtss2sd cvtsd2ss");
        Add(2, 2, "cvtdq2ps cvtdq2pd cvtps2dq cvttps2dq cvtpd2ps cvtps2pd movmskps movmskpd pmovmskb unpcklps unpcklpd rcpss rsqrtss");
        Add(2, 2, "pxor por pand pandn paddb paddw paddd paddq psubb psubw psubd psubq pcmpeqb pcmpeqw pcmpeqd pcmpgtb pcmpgtw");
        Add(2, 2, "pcmpgtd punpcklbw punpcklwd punpckldq punpcklqdq punpckhqdq pshufb psllw pslld psllq psrlw psrld psrlq psraw psrad");
        Add(2, 2, "pslldq psrldq pmullw pmuludq pminub pmaxub ptest lddqu haddps haddpd");
        Add(3, 3, "pshufd pshuflw pshufhw shufps shufpd cmpss cmpps cmppd roundss roundsd pinsrw pextrw pinsrd pinsrq pextrd pextrq");
        Add(3, 3, "palignr");
        Add(0, 0, "vzeroupper vzeroall");

        // x87.
        Add(0, 0, "finit fninit fclex fnclex fwait fnop fld1 fldz fldpi fldl2e fldl2t fldlg2 fldln2 fabs fchs fsqrt fsin fcos fsincos");
        Add(0, 0, "fptan fpatan f2xm1 fyl2x fyl2xp1 fprem fprem1 frndint fscale fxtract ftst fxam fincstp fdecstp fcompp fucompp");
        Add(1, 1, "fld fst fstp fild fist fistp fisttp fldcw fstcw fnstcw fstsw fnstsw fldenv fnstenv fnsave frstor ffree");
        Add(0, 1, "fxch fcom fcomp fucom fucomp");
        Add(0, 2, "fadd faddp fsub fsubp fsubr fsubrp fmul fmulp fdiv fdivp fdivr fdivrp fcomi fcomip fucomi fucomip");
        Add(1, 1, "fiadd fisub fimul fidiv");
        return words;
    }
}
