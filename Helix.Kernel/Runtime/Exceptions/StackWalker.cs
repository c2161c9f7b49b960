using Helix.Kernel.Runtime.Slots;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Lists the return addresses of any stack, sound or not: for panics. Reads only within the limits given and the image's
/// tables, takes no lock and allocates nothing; may run with interrupts off and on a thread other than the walked one.
/// Where unwind data ends it scans upward for the next word that is a return address into managed code.
/// </summary>
public static unsafe class StackWalker
{
    /// <summary>Longest list of frames: a damaged stack could go in circles no further than that.</summary>
    public const int MaxFrames = 128;

    private const ulong PreservedRegisterBytes = 7 * sizeof(ulong);
    private const int WordsToScan = 512;

    /// <summary>Calls <paramref name="visit"/> for each frame, innermost first, until it returns false.</summary>
    /// <param name="context">Registers of the innermost frame.</param>
    /// <param name="stackLow">Lowest mapped address of the stack.</param>
    /// <param name="stackHigh">One past its highest address.</param>
    /// <param name="visit">Takes the frame's address and stack pointer, and <paramref name="state"/>.</param>
    /// <param name="state">Passed to <paramref name="visit"/>.</param>
    public static void Walk(
        in LimitedContext context, ulong stackLow, ulong stackHigh, delegate*<ulong, ulong, void*, bool> visit, void* state)
    {
        LimitedContext start = context;
        RegisterDisplay registers = default;
        registers.Load(&start);
        ulong lowest = stackLow + PreservedRegisterBytes;
        bool exact = true;
        for (int i = 0; i < MaxFrames; i++)
        {
            ulong shown = SlotFrames.GetShownAddressOfAny(registers.Ip, registers.Sp, stackLow, stackHigh);
            if (!visit(shown, registers.Sp, state))
            {
                return;
            }

            // The first address is an instruction; those found on the stack are return addresses.
            ulong address = exact ? registers.Ip : registers.Ip - 1;
            if (!StepOut(&registers, address, lowest, stackHigh) && !FindReturnAddress(&registers, lowest, stackHigh))
            {
                return;
            }

            exact = false;
        }
    }

    /// <summary>As the other, for callers that know only an address, a stack pointer and a frame pointer.</summary>
    public static void Walk(
        ulong ip, ulong sp, ulong rbp, ulong stackLow, ulong stackHigh, delegate*<ulong, ulong, void*, bool> visit, void* state)
    {
        LimitedContext context = default;
        context.Rip = ip;
        context.Rsp = sp;
        context.Rbp = rbp;
        Walk(context, stackLow, stackHigh, visit, state);
    }

    private static bool StepOut(RegisterDisplay* registers, ulong address, ulong stackLow, ulong stackHigh)
    {
        RegisterDisplay before = *registers;
        FrameInfo frame;
        if (UnwindTables.TryFind(address, &frame))
        {
            if (Unwinder.Step(registers, &frame, stackLow, stackHigh) && IsCode(registers->Ip))
            {
                return true;
            }
        }
        else
        {
            AssemblyFrame* assembly = AssemblyFrames.Find(registers->Ip);
            if (assembly != null && AssemblyFrames.Step(registers, assembly, stackLow, stackHigh) && IsCode(registers->Ip))
            {
                return true;
            }
        }

        *registers = before;
        return false;
    }

    private static bool FindReturnAddress(RegisterDisplay* registers, ulong stackLow, ulong stackHigh)
    {
        ulong sp = (registers->Sp + 7) & ~7ul;
        sp = sp < stackLow ? stackLow : sp;
        for (int i = 0; i < WordsToScan && sp < stackHigh - 7 && stackHigh > 7; i++, sp += sizeof(ulong))
        {
            ulong word = *(ulong*)sp;
            if (CodeRanges.IsManaged(word - 1) && FollowsCall(word))
            {
                registers->Ip = word;
                registers->Sp = sp + sizeof(ulong);
                return true;
            }
        }

        return false;
    }

    private static bool IsCode(ulong address) => CodeRanges.IsManaged(address - 1) || AssemblyFrames.Find(address) != null;

    /// <summary>Whether the bytes before the address can be a call: E8 rel32, or FF /2 of two to seven bytes.</summary>
    private static bool FollowsCall(ulong address)
    {
        byte* code = (byte*)address;
        if (!CodeRanges.IsManaged(address - 7))
        {
            return false;
        }

        if (code[-5] == 0xe8)
        {
            return true;
        }

        for (int length = 2; length <= 7; length++)
        {
            if (code[-length] == 0xff && (code[1 - length] & 0x38) == 0x10)
            {
                return true;
            }
        }

        return false;
    }
}
