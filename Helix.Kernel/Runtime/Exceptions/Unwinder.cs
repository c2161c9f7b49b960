namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>Moves a register display from a frame to its caller.</summary>
internal static unsafe class Unwinder
{
    /// <summary>
    /// Steps out of a managed frame. False - and the display is not to be used further - when the frame does not lie
    /// between the limits, i.e. the stack is damaged.
    /// </summary>
    /// <param name="registers">The frame's registers; afterwards the caller's.</param>
    /// <param name="frame">Unwind data of the frame's current address.</param>
    /// <param name="stackLow">Lowest address that may be read.</param>
    /// <param name="stackHigh">One past the highest address that may be read.</param>
    public static bool Step(RegisterDisplay* registers, FrameInfo* frame, ulong stackLow, ulong stackHigh)
    {
        ulong frameBase = frame->CfaRegister == DwarfRegister.Rbp ? *registers->Rbp : registers->Sp;
        ulong cfa = frameBase + (ulong)(long)frame->CfaOffset;
        if (cfa <= registers->Sp || (cfa & 7) != 0 || cfa > stackHigh || registers->Sp < stackLow)
        {
            return false;
        }

        byte* saved = (byte*)cfa;
        if (frame->RbpOffset != 0)
        {
            registers->Rbp = (ulong*)(saved + frame->RbpOffset);
        }

        if (frame->RbxOffset != 0)
        {
            registers->Rbx = (ulong*)(saved + frame->RbxOffset);
        }

        if (frame->R12Offset != 0)
        {
            registers->R12 = (ulong*)(saved + frame->R12Offset);
        }

        if (frame->R13Offset != 0)
        {
            registers->R13 = (ulong*)(saved + frame->R13Offset);
        }

        if (frame->R14Offset != 0)
        {
            registers->R14 = (ulong*)(saved + frame->R14Offset);
        }

        if (frame->R15Offset != 0)
        {
            registers->R15 = (ulong*)(saved + frame->R15Offset);
        }

        registers->Ip = *(ulong*)(saved + frame->ReturnOffset);
        registers->Sp = cfa;
        return true;
    }
}
